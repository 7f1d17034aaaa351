package app.matinee.client.rtc.onvoid;

import app.matinee.client.rtc.VoiceProcessing;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioDeviceModuleBase;
import dev.onvoid.webrtc.media.audio.AudioOptions;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The factory of everything native, with the sound system it was made with. The factory without an
/// argument aborts the process where there is no sound system: so the system is tried by itself
/// first, and where it is missing the factory gets a module that hears everybody and sends silence.
///
/// Owner's thread.
final class Sound implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sound.class);

    private final AudioDeviceModuleBase module;
    private final PeerConnectionFactory factory;
    private final Codecs codecs;
    private final boolean real;
    private boolean closed;

    private Sound(AudioDeviceModuleBase module, boolean real) {
        this.module = module;
        this.real = real;
        factory = new PeerConnectionFactory(module);
        codecs = new Codecs(factory);
    }

    static Sound open() {
        loadLibrary();
        AudioDeviceModuleBase module;
        boolean real = true;
        try {
            module = new AudioDeviceModule();
        } catch (Throwable e) { // a bare java.lang.Error when there is no sound system
            LOG.info("No sound system: {}", e.toString());
            module = new HeadlessAudioDeviceModule();
            real = false;
        }
        return new Sound(module, real);
    }

    /// Buffers of the library need it, but do not load it themselves.
    static void loadLibrary() {
        try {
            Class.forName("dev.onvoid.webrtc.PeerConnectionFactory");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("webrtc-java is missing", e);
        }
    }

    boolean isReal() {
        return real;
    }

    PeerConnectionFactory factory() {
        return factory;
    }

    Codecs codecs() {
        return codecs;
    }

    /// @return empty without a sound system: asking would hang for ever
    List<AudioDevice> microphones() {
        if (!real) {
            return List.of();
        }
        return module.getRecordingDevices().stream()
                .filter(device -> isMicrophone(device.getName(), System.getenv()))
                .toList();
    }

    /// A machine without a microphone still has something to record from: what its loudspeakers
    /// play, which PulseAudio then takes for the default. Nobody means that by a microphone, unless
    /// they have named a source themselves.
    static boolean isMicrophone(String name, Map<String, String> environment) {
        return !name.endsWith(".monitor") || environment.containsKey("PULSE_SOURCE");
    }

    /// One's own voice. How it is processed is a property of the track's source, for good: another
    /// way takes another track.
    AudioTrack microphoneTrack(VoiceProcessing how) {
        AudioOptions options = new AudioOptions();
        options.echoCancellation = how.echoCancellation();
        options.noiseSuppression = how.noiseSuppression();
        options.autoGainControl = how.automaticGain();
        options.highpassFilter = true;
        return factory.createAudioTrack("microphone", factory.createAudioSource(options));
    }

    void select(AudioDevice microphone) {
        module.setRecordingDevice(microphone);
    }

    /// After all connections and sources are closed, or the process dies.
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            factory.dispose();
            module.dispose();
        }
    }
}
