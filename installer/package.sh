#!/usr/bin/env bash
# Makes an installer of the program for this machine's own system (deb or rpm, dmg, msi) in target/installer/.
# Needs a JDK 17 or newer with jpackage; on Debian also the packages fakeroot and binutils.
#   installer/package.sh [TYPE]     TYPE as jpackage names it; app-image makes a folder and needs nothing else
set -euo pipefail
cd "$(dirname "$0")/.."

type="${1:-}"
./mvnw -q -DskipTests package

stage=target/installer-input
rm -rf "$stage" target/installer
mkdir -p "$stage"
cp target/limbeck.jar LICENSE target/THIRD-PARTY.txt "$stage/"
cp -R target/lib "$stage/lib"

# The version of the build; a tag such as v0.2.0 on this commit takes its place, so that a release needs no edit.
version="$(git describe --tags --exact-match --match 'v[0-9]*' 2>/dev/null | sed 's/^v//' || true)"
if [ -z "$version" ]; then version="$(sed -n 's#^  <version>\(.*\)</version>#\1#p' pom.xml | head -1 | sed 's/-SNAPSHOT//')"; fi

# jpackage builds the runtime from the JDK that runs it; newer ones warn of native memory unless told.
java_options=()
release="$(jpackage --version | sed 's/[^0-9].*//')"
if [ "$release" -ge 24 ]; then
  java_options+=(--java-options "--enable-native-access=ALL-UNNAMED" --java-options "--sun-misc-unsafe-memory-access=allow")
fi

jpackage --type app-image \
  --name Limbeck --app-version "$version" --vendor "The Limbeck project" \
  --description "A desktop workbench for knowledge distillation" \
  --input "$stage" --main-jar limbeck.jar --main-class org.limbeck.app.Main ${java_options[@]+"${java_options[@]}"} \
  --dest target/installer

# On Linux a script of the program's name sets the encoding of file names, then starts the program itself.
image=target/installer/Limbeck
if [ "$(uname)" = Linux ]; then
  mv "$image/bin/Limbeck" "$image/bin/Limbeck-program"
  mv "$image/lib/app/Limbeck.cfg" "$image/lib/app/Limbeck-program.cfg"
  install -m 755 installer/limbeck.sh "$image/bin/Limbeck"
elif [ "$(uname)" = Darwin ]; then
  image="$image.app"
fi

if [ "$type" != app-image ]; then
  jpackage ${type:+--type "$type"} --license-file LICENSE \
    --name Limbeck --app-version "$version" --vendor "The Limbeck project" \
    --description "A desktop workbench for knowledge distillation" \
    --app-image "$image" --dest target/installer
  rm -rf "$image"
fi
ls -l target/installer
