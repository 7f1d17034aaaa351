# shellcheck shell=bash
# Long checks of the code itself: fuzzing, mutation testing, and what the protocol's own tests say.

# Apache-2.0. Only these checks need it, so it is no dependency of the build.
JAZZER=com.code-intelligence:jazzer:0.30.0

# fuzz_run [SECONDS [TARGET…]]: each target for so long; new inputs of interest stay in .matinee/fuzz. Prints a line per target.
fuzz_run() {
  local seconds=${1:-300} kind class found findings=0 targets jazzer=$STATE_DIR/jazzer
  [ $# -eq 0 ] || shift
  [ $# -gt 0 ] || set -- packet event range config
  targets=$#
  server_tests_build
  run "$MAVEN" -B -q -ntp dependency:copy -Dartifact="$JAZZER" -DoutputDirectory="$jazzer" >>"$LOG_FILE" 2>&1 &&
    run "$MAVEN" -B -q -ntp dependency:copy -Dartifact="${JAZZER/:jazzer:/:jazzer-api:}" -DoutputDirectory="$jazzer" >>"$LOG_FILE" 2>&1 ||
    die "Jazzer could not be fetched; see $LOG_FILE"
  for kind; do
    case $kind in
      packet) class=app.matinee.server.socketio.PacketFuzz ;;
      event) class=app.matinee.server.EventFuzz ;;
      range) class=app.matinee.server.library.RangeFuzz ;;
      config) class=app.matinee.server.ConfigFuzz ;;
      *) die "no such target: $kind (packet, event, range, config)" ;;
    esac
    mkdir -p "$STATE_DIR/fuzz/$kind"
    found=0
    (cd "$STATE_DIR/fuzz" && "$JAVA" -cp "$jazzer/*:$SERVER_TESTS" com.code_intelligence.jazzer.Jazzer \
      --target_class="$class" --instrumentation_includes='app.matinee.**' --disabled_hooks=com.code_intelligence.jazzer.sanitizers.FilePathTraversal \
      -max_total_time="$seconds" -max_len=4096 -artifact_prefix="$kind-" "$kind" "$ROOT/signaling-server/src/test/fuzz/$kind") >"$STATE_DIR/fuzz/$kind.log" 2>&1 || found=1
    findings=$((findings + found))
    printf 'fuzz %s: %s, %d findings\n' "$kind" "$(grep -aoE 'Done [0-9]+ runs in [0-9]+ second' "$STATE_DIR/fuzz/$kind.log" | tail -n 1)" "$found"
  done
  printf 'fuzz: targets=%d seconds=%d findings=%d\n' "$targets" "$seconds" "$findings"
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

# mutation_run [PACKAGE…]: mutants of what decides, one package after the other. Prints a line for each and the percentages
# killed last; fails when one is under 80. Reports: target/pit-reports/PACKAGE of each module.
#
# Left out are the tests that play thousands of games, seconds each: every mutant that survives would cost all of them. So
# the figures say what the tests that state a rule notice, not what the long ones would besides.
mutation_run() {
  local package result percent summary='' below=0
  jdk_require
  maven_require
  [ $# -gt 0 ] || set -- room access limit codec
  for package; do
    result=$(mutation_of "$package") || die "the mutation run of $package failed; see $LOG_FILE"
    percent=${result##* }
    printf 'mutation %s: %s\n' "$package" "${result% *}"
    summary+=" $package=$percent"
    [ "${percent%.*}" -ge 80 ] || below=1
  done
  printf 'mutation:%s\n' "$summary"
  [ "$below" -eq 0 ]
}

mutation_of() {
  local server=app.matinee.server classes tests slow=none modules=shared-protocol,signaling-server
  case $1 in
    room | access | limit)
      classes=$server.$1.* tests=$server.$1.*
      slow=$server.room.OneOrderTest,$server.room.HouseSequencesTest
      ;;
    codec)
      classes=app.matinee.protocol.codec.*,$server.socketio.Packet*,$server.socketio.Attachments,$server.socketio.EnginePayload
      tests=app.matinee.protocol.*,$server.socketio.PacketDecoderTest,$server.socketio.EncodingTest
      ;;
    *) die "no such package: $1 (room, access, limit, codec)" ;;
  esac
  rm -rf "$ROOT"/*/target/pit-reports/"$1"
  run "$MAVEN" -f "$ROOT/pom.xml" -B -ntp -Dstyle.color=never -Djacoco.skip -Denforcer.skip -Pmutation -pl "$modules" \
    test-compile org.pitest:pitest-maven:mutationCoverage \
    -Dmutation.package="$1" -Dmutation.classes="$classes" -Dmutation.tests="$tests" -Dmutation.slow="$slow" >>"$LOG_FILE" 2>&1 || return 1
  find "$ROOT" -path "*/target/pit-reports/$1/mutations.xml" -print0 | xargs -0 -r cat | mutation_count
}

# A mutant that runs for ever or out of memory is noticed; one that PIT could not run is not.
mutation_count() {
  awk -v RS='<mutation ' '
    match($0, /status=.[A-Z_]+/) { status[substr($0, RSTART + 8, RLENGTH - 8)]++; all++ }
    END {
      all -= status["NON_VIABLE"]
      if (all == 0) exit 1
      killed = status["KILLED"] + status["TIMED_OUT"] + status["MEMORY_ERROR"]
      printf "%d mutants, %d killed (%d by time), %d survived, %d not reached %.1f\n",
        all, killed, status["TIMED_OUT"], all - killed - status["NO_COVERAGE"], status["NO_COVERAGE"], 100 * killed / all
    }'
}
