# shellcheck shell=bash
# Maven, and building only what is stale.

# Maven from the path if it is new enough, from the distribution if we may, else the wrapper.
# It runs on JDK 25 (see jdk.sh), because the format check reads Java with the parser of that JDK.
maven_require() {
  MAVEN=$ROOT/mvnw
  if ! maven_fits && may_install && ! have mvn; then
    packages_refresh
    say "installing maven"
    packages_install maven || true
  fi
  if maven_fits; then MAVEN=mvn; fi
  # What Maven's own libraries do inside the JVM is not our user's trouble.
  export MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}"
}

maven_fits() {
  local version
  have mvn || return 1
  version=$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -n 1)
  [ -n "$version" ] || return 1
  [ "${version% *}" -gt 3 ] || { [ "${version% *}" -eq 3 ] && [ "${version#* }" -ge 8 ]; }
}

# The programs as the build leaves them: one jar for the server, a folder of jars for each of the others.
SERVER_JAR=$ROOT/signaling-server/target/signaling-server.jar
SERVER_CACHE=$ROOT/signaling-server/target/signaling-server.aot
CLIENT_LIB=$ROOT/client-desktop/target/lib
LAB_LIB=$ROOT/lab/target/lib

build_if_stale() {
  local stamp=$STATE_DIR/built
  build_is_fresh "$stamp" && return 0
  maven_require
  say "building (the first time takes a few minutes)"
  # Stamped with the start: what is edited during the build is stale again.
  touch "$stamp.start"
  # A library that was replaced must not stay on the class path.
  rm -rf "$CLIENT_LIB" "$LAB_LIB"
  run "$MAVEN" -f "$ROOT/pom.xml" -B -q -ntp -Dstyle.color=never -Dmaven.test.skip=true -Djacoco.skip -Denforcer.skip package ||
    die "the build failed; see above."
  mv "$stamp.start" "$stamp"
}

# Folders count too: a deleted file leaves its trace there.
build_is_fresh() {
  [ -e "$1" ] && [ -e "$SERVER_JAR" ] && [ -d "$CLIENT_LIB" ] && [ -d "$LAB_LIB" ] &&
    [ -z "$(find "$ROOT/pom.xml" "$ROOT"/*/pom.xml "$ROOT"/*/src/main -newer "$1" -print -quit)" ]
}

# What the JVM learns of the server in a rehearsal: with it the server starts in half the time. It is
# good for this jar and this JVM only, and they pass over it otherwise.
server_cache() {
  [ -e "$SERVER_CACHE" ] && [ "$SERVER_CACHE" -nt "$SERVER_JAR" ] && return 0
  rm -f "$SERVER_CACHE"
  run "$JAVA" "@${SERVER_JAR%/*}/java.options" "-XX:AOTCacheOutput=$SERVER_CACHE" -jar "$SERVER_JAR" --rehearse >>"$LOG_FILE" 2>&1 ||
    say "the server's rehearsal failed (see $LOG_FILE); it starts slower without"
}
