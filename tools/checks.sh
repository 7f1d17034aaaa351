# shellcheck shell=bash
# Long checks of the code itself: fuzzing and mutation testing.

# Apache-2.0. Only these checks need it, so it is no dependency of the build.
JAZZER=com.code-intelligence:jazzer:0.30.0

# fuzz_run [SECONDS]: each target for so long; new inputs of interest stay in .matinee/fuzz. Prints a line per target.
fuzz_run() {
  local seconds=${1:-300} target kind class found classes=$STATE_DIR/fuzz-lib findings=0
  jdk_require
  maven_require
  run "$MAVEN" -f "$ROOT/pom.xml" -B -q -ntp -Dstyle.color=never -Djacoco.skip -Denforcer.skip -pl signaling-server -am test-compile \
    dependency:copy-dependencies -DoutputDirectory="$classes" -DincludeScope=test >>"$LOG_FILE" 2>&1 || die "the build failed; see $LOG_FILE"
  run "$MAVEN" -B -q -ntp dependency:copy -Dartifact="$JAZZER" -DoutputDirectory="$classes" >>"$LOG_FILE" 2>&1 &&
    run "$MAVEN" -B -q -ntp dependency:copy -Dartifact="${JAZZER/:jazzer:/:jazzer-api:}" -DoutputDirectory="$classes" >>"$LOG_FILE" 2>&1 ||
    die "Jazzer could not be fetched; see $LOG_FILE"
  for target in packet:socketio.PacketFuzz event:EventFuzz range:library.RangeFuzz config:ConfigFuzz; do
    kind=${target%%:*} class=app.matinee.server.${target#*:}
    mkdir -p "$STATE_DIR/fuzz/$kind"
    found=0
    (cd "$STATE_DIR/fuzz" && "$JAVA" -cp "$classes/*:$(fuzz_classes)" com.code_intelligence.jazzer.Jazzer \
      --target_class="$class" --instrumentation_includes='app.matinee.**' --disabled_hooks=com.code_intelligence.jazzer.sanitizers.FilePathTraversal \
      -max_total_time="$seconds" -max_len=4096 -artifact_prefix="$kind-" "$kind" "$ROOT/signaling-server/src/test/fuzz/$kind") >"$STATE_DIR/fuzz/$kind.log" 2>&1 || found=1
    findings=$((findings + found))
    printf 'fuzz %s: %s, %d findings\n' "$kind" "$(grep -oE 'Done [0-9]+ runs in [0-9]+ second' "$STATE_DIR/fuzz/$kind.log" | tail -n 1)" "$found"
  done
  printf 'fuzz: targets=4 seconds=%d findings=%d\n' "$seconds" "$findings"
  [ "$findings" -eq 0 ]
}

fuzz_classes() {
  local module
  for module in shared-protocol signaling-server; do printf '%s:' "$ROOT/$module/target/classes" "$ROOT/$module/target/test-classes"; done
}

# Mutants of what decides: rooms, access, limits, codecs. The report is in target/pit-reports of each module.
mutation_run() {
  jdk_require
  maven_require
  run "$MAVEN" -f "$ROOT/pom.xml" -B -ntp -Dstyle.color=never -Djacoco.skip -Pmutation -pl shared-protocol,signaling-server -am test-compile pitest:mutationCoverage "$@"
}
