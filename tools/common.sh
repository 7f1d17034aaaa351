# shellcheck shell=bash
# What every part of the launcher leans on: words, waiting, and processes that end with us.

: "${HOME:=$(cd ~ && pwd)}"

# Everything the launcher keeps between two runs; git ignores it.
STATE_DIR=$ROOT/.matinee
LOG_FILE=$STATE_DIR/launcher.log
# Everything that ends with this run.
SCRATCH=
# Process groups to end, newest last.
GROUPS_STARTED=()

say() { printf '%s\n' "matinee: $*" >&2; }
shout() { printf '%s\n' "" "matinee: !! $*" "" >&2; }
die() {
  say "$*"
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }
on_linux() { [ "$(uname -s)" = Linux ]; }

# wait_for SECONDS COMMAND…: asks twenty times a second until the command agrees; 1 when it never does.
wait_for() {
  local left=$(($1 * 20))
  shift
  until "$@"; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || return 1
    sleep 0.05
  done
}

begin() {
  mkdir -p "$STATE_DIR"
  : >"$LOG_FILE"
  SCRATCH=$(mktemp -d "${TMPDIR:-/tmp}/matinee.XXXXXX")
  trap finish EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
}

# Ends everything this run has started, newest first: the programs before the display they draw on.
finish() {
  local status=$? i
  trap - EXIT
  trap '' INT TERM HUP
  for ((i = ${#GROUPS_STARTED[@]} - 1; i >= 0; i--)); do
    end_group "${GROUPS_STARTED[i]}"
  done
  [ -z "$SCRATCH" ] || rm -rf "$SCRATCH"
  exit "$status"
}

end_group() {
  kill -TERM -- "-$1" 2>/dev/null || return 0
  wait_for 10 group_gone "$1" || kill -KILL -- "-$1" 2>/dev/null || true
}

group_gone() { ! kill -0 -- "-$1" 2>/dev/null; }

# Starts a helper in a process group of its own, so that Ctrl+C reaches it through `finish`, in order,
# with all its children, and not all at once. Its output goes to the log.
background() {
  set -m
  "$@" </dev/null >>"$LOG_FILE" 2>&1 &
  set +m
  GROUPS_STARTED+=("$!")
}

# Runs the program this call is about, in a group of its own too, and returns its exit code.
run() {
  local child status=0
  set -m
  "$@" </dev/null &
  child=$!
  set +m
  GROUPS_STARTED+=("$child")
  wait "$child" || status=$?
  return "$status"
}
