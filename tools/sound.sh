# shellcheck shell=bash
# A sound device where the machine has none: a private PipeWire with a null sink.
#
# JavaFX plays through ALSA only, and without a device a film with sound never leaves 0:00. ALSA's own
# `null` device runs the clock forty times too fast; PipeWire's runs it exactly. Calls speak PulseAudio,
# so its socket is offered too. Everything lives in a folder of ours: the machine's own set-up stays as
# it is, and nothing is heard.

sound_device_present() {
  grep -q '\[' /proc/asound/cards 2>/dev/null
}

# ALSA's door to PipeWire is a plug-in that Debian packs together with a change of the machine's default
# device. Only the plug-in is wanted, so the package is unpacked and not installed.
# Says the plug-in's path; fails when it cannot be had.
sound_plugin() {
  local kept=$STATE_DIR/alsa name=libasound_module_pcm_pipewire.so found
  found=$(find /usr/lib /usr/lib64 "$kept" -name "$name" -print -quit 2>/dev/null || true)
  if [ -z "$found" ] && have apt-get; then
    mkdir -p "$kept"
    (
      cd "$kept" || exit 1
      apt-get download -qq pipewire-alsa || { may_install && packages_refresh && apt-get download -qq pipewire-alsa; }
      dpkg -x pipewire-alsa_*.deb .
      rm -f pipewire-alsa_*.deb
    ) >>"$LOG_FILE" 2>&1 || return 1
    found=$(find "$kept" -name "$name" -print -quit)
  fi
  [ -n "$found" ] && printf '%s\n' "$found"
}

# Starts the private sound server and exports what programs need to find it; returns 1 when it cannot.
sound_start() {
  local plugin run=$SCRATCH/sound
  plugin=$(sound_plugin) || return 1
  mkdir -p "$run/pipewire/pipewire.conf.d"
  chmod 700 "$run"
  sound_pipewire_conf >"$run/pipewire/pipewire.conf.d/matinee.conf"
  sound_alsa_conf "$plugin" >"$run/asound.conf"

  # WirePlumber does not start without a session bus; this one can start nothing on demand.
  sound_bus_conf "$run/bus" >"$run/bus.conf"
  background dbus-daemon --nofork --nopidfile --config-file="$run/bus.conf"
  wait_for 10 test -S "$run/bus" || return 1
  local env=(XDG_RUNTIME_DIR="$run" XDG_CONFIG_HOME="$run" XDG_STATE_HOME="$run/state"
    DBUS_SESSION_BUS_ADDRESS="unix:path=$run/bus" PIPEWIRE_RUNTIME_DIR="$run")
  background env "${env[@]}" pipewire
  wait_for 10 test -S "$run/pipewire-0" || return 1
  background env "${env[@]}" wireplumber
  background env "${env[@]}" pipewire-pulse
  wait_for 10 test -S "$run/pulse/native" || return 1
  wait_for 10 sound_ready "$run" || return 1

  export PIPEWIRE_RUNTIME_DIR=$run
  export PULSE_SERVER=unix:$run/pulse/native
  export ALSA_CONFIG_PATH=$run/asound.conf
}

# The session manager announces the default sink once it has taken the graph over.
sound_ready() {
  PIPEWIRE_RUNTIME_DIR=$1 timeout 5 pw-metadata 0 default.audio.sink 2>/dev/null | grep matinee-silence >/dev/null
}

sound_pipewire_conf() {
  cat <<'CONF'
context.objects = [
  { factory = adapter
    args = {
      factory.name     = support.null-audio-sink
      node.name        = matinee-silence
      node.description = "Matinee (nobody listens)"
      priority.session = 1000
      media.class      = Audio/Sink
      object.linger    = true
      audio.position   = [ FL FR ]
      audio.rate       = 48000
    }
  }
  # What calls are tested with: a tone is played here and recorded by all, and nothing else is.
  { factory = adapter
    args = {
      factory.name     = support.null-audio-sink
      node.name        = matinee-tone
      node.description = "Matinee (a microphone for tests)"
      media.class      = Audio/Sink
      object.linger    = true
      priority.session = 100
      audio.position   = [ FL FR ]
      audio.rate       = 48000
    }
  }
]
CONF
}

sound_bus_conf() {
  cat <<CONF
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=$1</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
CONF
}

sound_alsa_conf() {
  cat <<CONF
pcm_type.pipewire { lib "$1" }
pcm.!default {
  type pipewire
  playback_node "-1"
  capture_node "-1"
}
CONF
}
