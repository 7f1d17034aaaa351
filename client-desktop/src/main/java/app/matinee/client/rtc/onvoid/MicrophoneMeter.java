package app.matinee.client.rtc.onvoid;

import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How loud one's own microphone is while there is nobody to send to: the engine's own statistics
/// begin with the first connection, and people want to see their level before. A recorder beside
/// the engine's, so only for that while.
///
/// Owner's thread, except the level's writer.
final class MicrophoneMeter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MicrophoneMeter.class);
    private static final int BITS = 16;

    private final AudioDeviceModule recorder;
    private volatile double level;
    private boolean closed;

    private MicrophoneMeter(AudioDeviceModule recorder) {
        this.recorder = recorder;
    }

    /// Only where there is a sound system.
    ///
    /// @return empty when it does not record
    static Optional<MicrophoneMeter> open(AudioDevice device) {
        try {
            MicrophoneMeter meter = new MicrophoneMeter(new AudioDeviceModule());
            meter.recorder.setRecordingDevice(device);
            meter.recorder.setAudioSink(
                    (samples, count, bytesPerSample, channels, rate, delay, drift) ->
                            Owner.inCallback(() -> meter.level = Loudness.of(samples, BITS)));
            meter.recorder.initRecording();
            meter.recorder.startRecording();
            return Optional.of(meter);
        } catch (Error | RuntimeException e) { // bare java.lang.Error
            LOG.info("No level before the first connection: {}", e.toString());
            return Optional.empty();
        }
    }

    /// Linear, 0 to 1; of the last 10 ms.
    double level() {
        return level;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            recorder.stopRecording();
            recorder.dispose();
        }
    }
}
