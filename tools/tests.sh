# shellcheck shell=bash
# Runs the tests of all modules and counts them.

# Every module is tested even when an earlier one fails, so that the last line tells everything.
tests_run() {
  local screen status=0 log=$STATE_DIR/test.log
  rm -rf "$ROOT"/*/target/surefire-reports
  exec 4> >(tee "$log" | grep --line-buffered -E "$TESTS_WORTH_SHOWING")
  screen=$!
  run "$MAVEN" -f "$ROOT/pom.xml" -B -ntp -Dstyle.color=never -Dmaven.test.failure.ignore=true "$@" verify >&4 2>&1 || status=$?
  exec 4>&-
  wait "$screen" || true
  [ "$status" -eq 0 ] || say "Maven stopped with exit code $status; its whole output is in $log"
  tests_skipped
  tests_summary || status=1
  return "$status"
}

TESTS_WORTH_SHOWING='^\[ERROR\]|Tests run:|Building Matinee|SKIPPED'

tests_reports() { find "$ROOT" -path '*/target/surefire-reports/TEST-*.xml' -print0; }

# One line for each test that did not run, with its reason.
# shellcheck disable=SC2016 # the dollars are awk's
tests_skipped() {
  tests_reports | xargs -0 -r awk '
    match($0, /<testcase name="[^"]*"/) { test = substr($0, RSTART + 16, RLENGTH - 17) }
    match($0, /classname="[^"]*"/)      { class = substr($0, RSTART + 11, RLENGTH - 12) }
    /<skipped/ {
      reason = match($0, /<skipped message="[^"]*"/) ? ": " substr($0, RSTART + 18, RLENGTH - 19) : ""
      print "SKIPPED " class "." test reason
    }'
}

# Prints the count, alone on the last line; fails when a test failed or none ran.
tests_summary() {
  tests_reports | xargs -0 -r cat | awk '
    function number(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0 }
    /<testsuite / { tests += number("tests"); bad += number("failures") + number("errors"); skipped += number("skipped") }
    END {
      printf "%d passed, %d failed, %d skipped\n", tests - bad - skipped, bad, skipped
      exit bad > 0 || tests == 0
    }'
}
