# shellcheck shell=bash
# Long checks of the code itself: fuzzing, mutation testing, and what the protocol's own tests say.

# Apache-2.0. Only these checks need it, so it is no dependency of the build.
JAZZER=com.code-intelligence:jazzer:0.30.0

# fuzz_run [SECONDS]: each target for so long; new inputs of interest stay in .matinee/fuzz. Prints a line per target.
fuzz_run() {
  local seconds=${1:-300} target kind class found findings=0 jazzer=$STATE_DIR/jazzer
  server_tests_build
  run "$MAVEN" -B -q -ntp dependency:copy -Dartifact="$JAZZER" -DoutputDirectory="$jazzer" >>"$LOG_FILE" 2>&1 &&
    run "$MAVEN" -B -q -ntp dependency:copy -Dartifact="${JAZZER/:jazzer:/:jazzer-api:}" -DoutputDirectory="$jazzer" >>"$LOG_FILE" 2>&1 ||
    die "Jazzer could not be fetched; see $LOG_FILE"
  for target in packet:socketio.PacketFuzz event:EventFuzz range:library.RangeFuzz config:ConfigFuzz; do
    kind=${target%%:*} class=app.matinee.server.${target#*:}
    mkdir -p "$STATE_DIR/fuzz/$kind"
    found=0
    (cd "$STATE_DIR/fuzz" && "$JAVA" -cp "$jazzer/*:$SERVER_TESTS" com.code_intelligence.jazzer.Jazzer \
      --target_class="$class" --instrumentation_includes='app.matinee.**' --disabled_hooks=com.code_intelligence.jazzer.sanitizers.FilePathTraversal \
      -max_total_time="$seconds" -max_len=4096 -artifact_prefix="$kind-" "$kind" "$ROOT/signaling-server/src/test/fuzz/$kind") >"$STATE_DIR/fuzz/$kind.log" 2>&1 || found=1
    findings=$((findings + found))
    printf 'fuzz %s: %s, %d findings\n' "$kind" "$(grep -oE 'Done [0-9]+ runs in [0-9]+ second' "$STATE_DIR/fuzz/$kind.log" | tail -n 1)" "$found"
  done
  printf 'fuzz: targets=4 seconds=%d findings=%d\n' "$seconds" "$findings"
  [ "$findings" -eq 0 ]
}

# The server's tests with all they need, as a class path.
SERVER_TESTS=$STATE_DIR/test-lib/*
for module in shared-protocol signaling-server; do SERVER_TESTS+=:$ROOT/$module/target/classes:$ROOT/$module/target/test-classes; done

# Our own modules are taken as classes: they need not be packed for it.
server_tests_build() {
  jdk_require
  maven_require
  rm -rf "$STATE_DIR/test-lib"
  run "$MAVEN" -f "$ROOT/pom.xml" -B -q -ntp -Dstyle.color=never -Djacoco.skip -Denforcer.skip -pl signaling-server -am test-compile \
    dependency:copy-dependencies -DoutputDirectory="$STATE_DIR/test-lib" -DincludeScope=test -DexcludeGroupIds=app.matinee >>"$LOG_FILE" 2>&1 ||
    die "the build failed; see $LOG_FILE"
}

# conformance_run SUITE…: the tests of the specifications, each a folder with a test-suite.js that is not ours and not in
# this tree. They speak to port 3000. Prints a line for each.
conformance_run() {
  local suite name counts failed=0
  [ $# -gt 0 ] || die "where are the test suites? CONTRIBUTING.md says how to get them"
  packages_require "$NEEDS_NODE"
  server_tests_build
  background "$JAVA" --enable-native-access=ALL-UNNAMED -cp "$SERVER_TESTS" app.matinee.server.socketio.ConformanceHost 3000
  wait_for 20 grep -q 'conformance host listens' "$LOG_FILE" || die "the server does not start; see $LOG_FILE"
  for suite; do
    name=$(basename "$(cd "$suite/.." && pwd)")
    [ -d "$suite/node_modules" ] || (cd "$suite" && npm ci --no-audit --no-fund) >>"$LOG_FILE" 2>&1 || die "npm ci failed; see $LOG_FILE"
    (cd "$suite" && npx mocha test-suite.js) >"$STATE_DIR/conformance-$name.log" 2>&1 || failed=1
    counts=$(grep -oE '[0-9]+ (passing|failing)' "$STATE_DIR/conformance-$name.log" | paste -sd, - | sed 's/,/, /')
    printf 'conformance %s: %s\n' "$name" "${counts:-did not run; see $STATE_DIR/conformance-$name.log}"
    sed -n 's/^ \{5,\}[0-9]*) /  failed: /p' "$STATE_DIR/conformance-$name.log"
  done
  return "$failed"
}

# Mutants of what decides: rooms, access, limits, codecs. The report is in target/pit-reports of each module.
mutation_run() {
  jdk_require
  maven_require
  run "$MAVEN" -f "$ROOT/pom.xml" -B -ntp -Dstyle.color=never -Djacoco.skip -Pmutation -pl shared-protocol,signaling-server -am test-compile pitest:mutationCoverage "$@"
}
