#!/bin/sh
# Starts the installed program. Java takes the encoding of file names from the locale alone, so where that knows only
# ASCII (LC_ALL=C: a bare ssh, cron, a container) folders with accents could not be named.
case "$(locale charmap 2>/dev/null)" in
  ANSI_X3.4-1968 | US-ASCII | '') LC_ALL=C.UTF-8; export LC_ALL ;;
esac
exec "$(dirname "$(readlink -f "$0")")/Limbeck-program" "$@"
