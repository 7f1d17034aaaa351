#!/usr/bin/env bash
# Draws every icon file again from the two SVGs. Needed only after an SVG changed: the results are
# committed, so that packing needs no SVG renderer. Needs rsvg-convert (Debian: librsvg2-bin), JDK 25.
set -euo pipefail
cd "$(dirname "$0")"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
for size in 16 24 32; do
  rsvg-convert -w "$size" -h "$size" matinee-small.svg -o "matinee-$size.png"
done
for size in 48 64 128 256 512; do
  rsvg-convert -w "$size" -h "$size" matinee.svg -o "matinee-$size.png"
done
"$java" PackIcons.java
