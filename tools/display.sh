# shellcheck shell=bash
# A screen where there is none: an Xvfb of our own, on a free number, gone when we are.

display_start() {
  local number=$SCRATCH/display
  have Xvfb || return 1
  background Xvfb -displayfd 3 -screen 0 1920x1080x24 -nolisten tcp -noreset 3>"$number"
  wait_for 15 test -s "$number" || return 1
  DISPLAY=:$(cat "$number")
  # GTK would look for an accessibility bus that nobody runs here.
  export DISPLAY NO_AT_BRIDGE=1
  unset WAYLAND_DISPLAY XAUTHORITY
}
