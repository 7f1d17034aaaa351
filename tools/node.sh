# shellcheck shell=bash
# The Node server that the fan-out lab compares ours with, and its packages.

NODE_ROOMS=$STATE_DIR/node-rooms

# Installed from the lock file, again when that has changed.
node_rooms() {
  local source=$ROOT/lab/src/main/node
  mkdir -p "$NODE_ROOMS"
  cp "$source/rooms.mjs" "$source/package.json" "$NODE_ROOMS/"
  if [ ! -d "$NODE_ROOMS/node_modules/socket.io" ] || ! cmp -s "$source/package-lock.json" "$NODE_ROOMS/package-lock.json"; then
    say "installing Node's socket.io"
    cp "$source/package-lock.json" "$NODE_ROOMS/"
    (cd "$NODE_ROOMS" && npm ci --no-audit --no-fund) >>"$LOG_FILE" 2>&1 || die "npm ci failed; see $LOG_FILE"
  fi
}
