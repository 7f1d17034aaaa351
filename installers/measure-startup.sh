#!/usr/bin/env bash
# How long the packed program takes to its first picture, with and without the AOT cache.
#
#   measure-startup.sh [RUNS [PROGRAM]]    9 runs each of the app-image's program, unless told otherwise
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
java=${JAVA_HOME:?JAVA_HOME must name a JDK 25}/bin/java
runs=${1:-9}
program=${2:-$here/target/image/matinee/bin/matinee}
[ -x "$program" ] || { echo "no program at $program: ./matinee package makes it" >&2 && exit 1; }
exec timeout $((runs * 40 + 60)) xvfb-run -a -s '-screen 0 1920x1080x24 -wr' \
  "$java" "$here/MeasureStartup.java" "$program" "$runs"
