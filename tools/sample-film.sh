#!/usr/bin/env bash
# Makes lab/film/matinee-sample.mp4 anew; needs ffmpeg. The made film is committed, so that a demo needs none.
#
# A key frame each second and no B-frames: a seek is quick, and frame n is shown at n/30 s exactly.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
for part in common packages jdk build; do
  # shellcheck source=/dev/null
  . "$ROOT/tools/$part.sh"
done

begin
packages_require 'tool:ffmpeg ffmpeg'
jdk_require
build_if_stale

make_film() {
  local out=$ROOT/lab/film/matinee-sample.mp4
  mkdir -p "$ROOT/lab/film" "$ROOT/lab/fixtures"
  draw sound >"$SCRATCH/sound.raw"
  draw frames | ffmpeg -v error -y \
    -f rawvideo -pixel_format bgr24 -video_size 640x360 -framerate 30 -i - \
    -f s16le -ar 48000 -ac 2 -i "$SCRATCH/sound.raw" \
    -vf scale=out_color_matrix=bt709:out_range=tv -colorspace bt709 -color_primaries bt709 -color_trc bt709 \
    -c:v libx264 -profile:v high -pix_fmt yuv420p -preset veryslow -crf "${CRF:-25}" -tune animation \
    -g 30 -keyint_min 30 -sc_threshold 0 -bf 0 -aq-mode 3 -threads 2 \
    -c:a aac -b:a 80k -fflags +bitexact -flags:v +bitexact -flags:a +bitexact -map_metadata -1 \
    -movflags +faststart "$out"
  # The same first second in a box the player cannot open: what the "cannot play" card is tried with.
  ffmpeg -v error -y -i "$out" -t 1 -map 0:v -c:v libx264 -preset veryslow -crf 40 -vf scale=160:90 \
    -fflags +bitexact -flags:v +bitexact "$ROOT/lab/fixtures/cannot-play.mkv"
  # Nothing to see and nothing to hear: the client opens it in the lobby, so that the media engine is warm.
  local overture=$ROOT/client-desktop/src/main/resources/app/matinee/client/player/fx/overture.mp4
  ffmpeg -v error -y -f lavfi -i color=black:s=640x360:r=30 -f lavfi -i anullsrc=r=48000:cl=stereo -t 0.3 \
    -c:v libx264 -profile:v high -pix_fmt yuv420p -g 30 -bf 0 -threads 2 -c:a aac -b:a 16k \
    -fflags +bitexact -flags:v +bitexact -flags:a +bitexact -map_metadata -1 -movflags +faststart "$overture"
  ls -l "$out" "$ROOT/lab/fixtures/cannot-play.mkv" "$overture"
}

draw() { "$JAVA" -Djava.awt.headless=true -cp "$LAB_LIB/*" app.matinee.lab.film.FilmMaker "$1"; }

make_film
