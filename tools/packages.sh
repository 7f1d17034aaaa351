# shellcheck shell=bash
# What the machine must have, how to see whether it has it, and how to get it on Debian and Ubuntu.
#
# A need is one line, `kind:name package…`: a shared library (`lib`), a program (`tool`) or a font
# (`font`), and the packages that may bring it, the wanted one first. Libraries are looked up by the
# name the linker uses, so the check also works where packages are called something else.
# shellcheck disable=SC2034 # the lists are read by the launcher

NEEDS_WINDOW='
lib:libgtk-3.so.0 libgtk-3-0t64 libgtk-3-0
lib:libXtst.so.6 libxtst6
lib:libXxf86vm.so.1 libxxf86vm1
lib:libGL.so.1 libgl1
lib:libasound.so.2 libasound2t64 libasound2
lib:libavcodec.so.6[01]|libavcodec.so.5[6-9] libavcodec61 libavcodec60 libavcodec59 libavcodec58
lib:libavformat.so.6[01]|libavformat.so.5[6-9] libavformat61 libavformat60 libavformat59 libavformat58
font:any fonts-dejavu-core
'
NEEDS_CALLS='
lib:libpulse.so.0 libpulse0
lib:libudev.so.1 libudev1
lib:libX11.so.6 libx11-6
lib:libXfixes.so.3 libxfixes3
lib:libXrandr.so.2 libxrandr2
lib:libXcomposite.so.1 libxcomposite1
lib:libdbus-1.so.3 libdbus-1-3
'
NEEDS_DISPLAY='
tool:Xvfb xvfb
'
NEEDS_PACKING='
tool:dpkg-deb dpkg
tool:objcopy binutils
'
NEEDS_NODE='
tool:node nodejs
tool:npm npm
'
NEEDS_SOUND='
tool:pipewire pipewire
tool:pw-metadata pipewire-bin
tool:pipewire-pulse pipewire-pulse
tool:wireplumber wireplumber
tool:dbus-daemon dbus-daemon dbus
'
NEEDS_TESTS='
tool:node nodejs
tool:npm npm
tool:ffmpeg ffmpeg
tool:chromium chromium
tool:turnserver coturn
tool:ip iproute2
tool:ping iputils-ping
'

on_debian() { have apt-get && have dpkg; }
may_install() { on_debian && [ "$(id -u)" = 0 ]; }

# Tells whether the machine has what `kind:name` asks for.
need_met() {
  # grep reads to the end (`>/dev/null`, not `-q`), or pipefail sees a broken pipe.
  case $1 in
    tool:*) have "${1#tool:}" ;;
    font:*) find /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" -name '*.[to]tf' -print -quit 2>/dev/null | grep . >/dev/null ;;
    lib:*) libraries_known | grep -E "^(${1#lib:})( |\$)" >/dev/null ;;
  esac
}

libraries_known() { PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null | sed 's/^[[:space:]]*//'; }

# Prints the lines of the given needs that are not met.
needs_unmet() {
  local line
  printf '%s\n' "$@" | while IFS= read -r line; do
    [ -z "$line" ] || need_met "${line%% *}" || printf '%s\n' "$line"
  done
}

# Prints, for each need on standard input, the first of its packages that this release knows.
packages_for() {
  local line package
  while IFS= read -r line; do
    for package in ${line#* }; do
      if package_known "$package"; then
        printf '%s\n' "$package"
        break
      fi
    done
  done
}

package_known() { LC_ALL=C apt-cache policy "$1" 2>/dev/null | grep 'Candidate: [^(]' >/dev/null; }

# Once per run at most: a fresh machine's lists are empty or old.
PACKAGES_FRESH=
packages_refresh() {
  [ -z "$PACKAGES_FRESH" ] || return 0
  PACKAGES_FRESH=yes
  apt-get update -qq >>"$LOG_FILE" 2>&1 || true
}

packages_install() {
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >>"$LOG_FILE" 2>&1
}

# Installs what the needs lack, where we may. Whatever is still missing is left to the caller.
packages_get() {
  local unmet packages package
  unmet=$(needs_unmet "$@")
  [ -n "$unmet" ] && may_install || return 0
  packages_refresh
  packages=$(printf '%s\n' "$unmet" | packages_for | tr '\n' ' ')
  [ -n "$packages" ] || return 0
  say "installing ${packages% }"
  # shellcheck disable=SC2086 # a list of names
  packages_install $packages || for package in $packages; do packages_install "$package" || true; done
  # Tests start a TURN server of their own; the one the package may have started is not wanted.
  case " $packages " in *" coturn "*) systemctl disable --now coturn >>"$LOG_FILE" 2>&1 || true ;; esac
}

# What to type when we may not install ourselves.
packages_command() {
  local packages
  packages=$(printf '%s\n' "$1" | packages_for | tr '\n' ' ')
  printf 'sudo apt-get install %s' "${packages% }"
}

# Without these there is no window or no film: get them or stop.
packages_require() {
  local unmet
  on_linux || return 0
  packages_get "$@"
  unmet=$(needs_unmet "$@")
  [ -n "$unmet" ] || return 0
  say "this machine lacks: $(needs_names "$unmet")"
  if on_debian; then
    die "please run: $(packages_command "$unmet")"
  fi
  die "please install the packages that bring them."
}

# Without these some tests cannot run: get them or say so, loudly, here and to the tests.
packages_wish() {
  local unmet
  on_linux || return 0
  packages_get "$@"
  unmet=$(needs_unmet "$@")
  [ -n "$unmet" ] || return 0
  MATINEE_MISSING="${MATINEE_MISSING:+$MATINEE_MISSING }$(needs_names "$unmet")"
  export MATINEE_MISSING
  shout "WITHOUT $(needs_names "$unmet"): the tests that need them are skipped$(on_debian && printf ' (%s)' "$(packages_command "$unmet")")"
}

needs_names() { printf '%s\n' "$1" | sed 's/^[a-z]*://; s/[ |].*//; s/\.so\..*//' | tr '\n' ' ' | sed 's/ $//'; }
