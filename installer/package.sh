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
cp target/limbeck.jar LICENSE "$stage/"
cp -R target/lib "$stage/lib"

# A folder has no page that shows the licence; it carries the file.
licence=(--license-file LICENSE)
if [ "$type" = app-image ]; then licence=(); fi

jpackage ${type:+--type "$type"} ${licence[@]+"${licence[@]}"} \
  --name Limbeck --app-version 0.1.0 --vendor "The Limbeck project" \
  --description "A desktop workbench for knowledge distillation" \
  --input "$stage" --main-jar limbeck.jar --main-class org.limbeck.app.Main \
  --dest target/installer
ls -l target/installer
