#!/usr/bin/env bash
# Packs what the build has left: the client as an installer for the system this runs on, the server
# as a folder to copy. `./matinee package` builds first and then calls this; results: installers/target.
#
#   package.sh            everything
#   package.sh image      only the client's app-image (no installer)
#   package.sh server     only the server's folder
#
# Environment: JAVA_HOME (JDK 25), CLIENT_LIB (folder of all client jars), SERVER_JAR (the fat jar).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
out=$here/target
client_lib=${CLIENT_LIB:-$root/client-desktop/target/lib}
server_jar=${SERVER_JAR:-$root/signaling-server/target/signaling-server.jar}
jdk=${JAVA_HOME:?JAVA_HOME must name a JDK 25}/bin
version=$(sed -n 's|^  <version>\(.*\)</version>.*|\1|p' "$root/pom.xml" | head -n 1)
version=${version%-SNAPSHOT}

case $(uname -s) in
  Linux)
    os=linux type=deb icon=matinee-256.png launcher=matinee/bin/matinee app=matinee/lib/app
    ;;
  Darwin)
    os=macos type=dmg icon=matinee.icns launcher=Matinee.app/Contents/MacOS/Matinee app=Matinee.app/Contents/app
    ;;
  MINGW* | MSYS* | CYGWIN*)
    os=windows type=msi icon=matinee.ico launcher=Matinee/Matinee.exe app=Matinee/app
    ;;
  *) os=unknown ;;
esac
# Apple refuses a version that begins with 0.
[ "$os" != macos ] || version=${version/#0./1.}

say() { printf 'package: %s\n' "$*" >&2; }
die() {
  say "$*"
  exit 1
}

pack_server() {
  [ -f "$server_jar" ] || die "no server jar at $server_jar: build first (./matinee package does)"
  rm -rf "$out/server"
  mkdir -p "$out/server"
  cp "$server_jar" "$out/server/signaling-server.jar"
  cp "$root/signaling-server/src/main/jvm/java.options" "$out/server/"
  cp "$here"/server/{Dockerfile,.dockerignore,matinee-server.service,matinee-server.env,nginx.conf,turnserver.conf} "$out/server/"
  cp "$root/LICENSE" "$root/NOTICE" "$root/THIRD-PARTY.md" "$out/server/"
  say "server: ${out#"$root/"}/server"
}

# What jpackage is to use instead of its own templates. It takes the icon from here too.
gather_resources() {
  rm -rf "$out/resources"
  mkdir -p "$out/resources"
  [ "$os" = linux ] || cp "$here/$os"/* "$out/resources/"
  cp "$here/icons/$icon" "$out/resources/${launcher%%[/.]*}.${icon##*.}"
}

# The jars in one fixed order: the AOT cache is valid for one class path only.
gather_client() {
  [ "$os" != unknown ] || die "jpackage knows Linux, macOS and Windows, not $(uname -s)"
  [ -n "$(find "$client_lib" -name 'client-desktop-*.jar' 2>/dev/null)" ] ||
    die "no client jars in $client_lib: build first (./matinee package does)"
  rm -rf "$out/input" "$out/image"
  mkdir -p "$out/input" "$out/image"
  cp -p "$client_lib"/*.jar "$out/input/"
  cp "$root/LICENSE" "$root/NOTICE" "$root/THIRD-PARTY.md" "$out/input/"
  [ "$os" != linux ] || unpack_libraries
  main_jar=$(cd "$out/input" && ls client-desktop-*.jar)
}

# JavaFX loads native libraries that stand beside its jars. Otherwise it would unpack them into the
# person's home and compare their checksums at every start.
unpack_libraries() {
  local jar
  for jar in "$out"/input/javafx-*-linux*.jar; do
    (cd "$out/input" && "$jdk/jar" tf "$jar" | grep '^lib[a-z0-9_-]*\.so$' | xargs -r "$jdk/jar" xf "$jar")
  done
}

# A module that a new library needs and app.args does not name would be missed only at run time.
check_modules() {
  local named needed
  named=$(sed -n 's/^--add-modules //p' "$here/app.args" | tr ',' '\n')
  needed=$(cd "$out/input" && "$jdk/jdeps" --multi-release 25 --ignore-missing-deps -s -R --class-path '*' ./*.jar 2>/dev/null |
    grep -oE '(java|jdk)\.[a-z.]+$' | sort -u | grep -vx java.datatransfer) # comes with java.desktop
  needed=$(comm -23 <(printf '%s\n' "$needed") <(printf '%s\n' "$named" | sort))
  [ -z "$needed" ] || die "app.args --add-modules lacks: $(printf '%s ' $needed)"
}

make_image() {
  gather_client
  gather_resources
  check_modules
  say "app-image $version"
  (cd "$here" && "$jdk/jpackage" --type app-image @app.args "@$os.args" --app-version "$version" \
    --resource-dir "$out/resources" --input "$out/input" --main-jar "$main_jar" --dest "$out/image")
  write_launcher
  # Adding a file to a macOS bundle would break its signature.
  [ "$os" = macos ] || train
  say "app-image: ${out#"$root/"}/image, $(du -sm "$out/image" | cut -f1) MB"
}

# Linux only: a script in the place of jpackage's launcher, which asks dpkg and rpm twice each which
# package it is from before it starts anything (0.1 s of CPU and more with many packages). The
# launcher's configuration stays the one source of what is started and how.
write_launcher() {
  [ "$os" = linux ] || return 0
  local config=$out/image/$app/matinee.cfg launcher=$out/image/$launcher
  install -D "$jdk/java" "$out/image/matinee/lib/runtime/bin/java"
  rm -f "$launcher"
  {
    printf '#!/bin/sh\n# Made by installers/package.sh from lib/app/matinee.cfg.\n'
    printf 'self=$(readlink -f "$0")\nAPPDIR=${self%%/bin/*}/lib/app\n'
    printf 'exec "$APPDIR/../runtime/bin/java" \\\n'
    sed -n 's/^java-options=\(.*\)$/  "\1" \\/p' "$config"
    printf '  -cp "%s" \\\n' "$(sed -n 's/^app.classpath=//p' "$config" | paste -sd:)"
    printf '  %s "$@"\n' "$(sed -n 's/^app.mainclass=//p' "$config")"
  } >"$launcher"
  chmod 755 "$launcher"
}

# Runs the program once as its user will, up to the third frame, and keeps what the JVM learnt:
# loaded and linked classes, and profiles. The same launcher, class path and flags as in use, or
# the JVM would refuse the cache.
train() {
  local config=$out/image/$app/$(basename "$launcher" .exe).cfg cache=$out/image/$app/app.aot keep=$out/launcher.cfg
  local program=$out/image/$launcher profile=$out/app.aotconf home=$out/home
  say "training run for the AOT cache"
  rm -rf "$cache" "$profile" "$home"
  mkdir -p "$home"
  cp -p "$config" "$keep"
  train_with "$config"
  rehearse "$program" "$home" # leaves settings to read, as there are at every start but the first
  train_with "$config" "-XX:AOTMode=record" "-XX:AOTConfiguration=$profile"
  rehearse "$program" "$home"
  train_with "$config" "-XX:AOTMode=create" "-XX:AOTConfiguration=$profile" "-XX:AOTCache=$cache"
  timeout 300 "$program" >>"$out/train.log" 2>&1 || die "making the AOT cache failed: $out/train.log"
  cp -p "$keep" "$config"
  write_launcher
  [ -s "$cache" ] || die "the JVM wrote no AOT cache: $out/train.log"
  rm -rf "$profile" "$home"
}

rehearse() {
  local home=$2
  on_a_display env "HOME=$home" "XDG_CONFIG_HOME=$home" "XDG_DATA_HOME=$home" "XDG_CACHE_HOME=$home" \
    "XDG_STATE_HOME=$home" MATINEE_EXIT_AFTER_FIRST_FRAME=1 \
    timeout 120 "$1" >"$out/train.log" 2>&1 || die "the training run failed: $out/train.log"
}

# train_with CONFIG FLAG…: the launcher's own options, the flags in place of the cache's.
train_with() {
  local config=$1 flag
  shift
  grep -v 'AOTCache=' "$out/launcher.cfg" >"$config"
  for flag in "$@"; do printf 'java-options=%s\n' "$flag"; done >"$out/flags"
  sed -i.bak -e "/^\[JavaOptions\]/r $out/flags" "$config"
  rm -f "$config.bak" "$out/flags"
  write_launcher
}

# The screen that is there, or one of our own for as long as the command runs.
on_a_display() {
  if [ "$os" != linux ] || [ -n "${DISPLAY:-}" ]; then
    "$@"
  else
    command -v xvfb-run >/dev/null || die "no display and no xvfb-run: apt-get install xvfb xauth"
    xvfb-run -a -s '-screen 0 1920x1080x24' "$@"
  fi
}

make_installer() {
  local image=$out/image/${launcher%%/*}
  say "$type $version"
  rm -f "$out"/*."$type"
  if [ "$os" = linux ]; then
    bash "$here/linux/deb.sh" "$image" "$version" "$out"
  else
    (cd "$here" && "$jdk/jpackage" --type "$type" "@$os-$type.args" --app-version "$version" \
      --resource-dir "$out/resources" --app-image "$image" --dest "$out")
  fi
  say "$(cd "$out" && du -m ./*."$type")"
}

mkdir -p "$out"
case ${1:-all} in
  all) pack_server && make_image && make_installer ;;
  image) make_image ;;
  server) pack_server ;;
  *) die "usage: package.sh [all|image|server]" ;;
esac
