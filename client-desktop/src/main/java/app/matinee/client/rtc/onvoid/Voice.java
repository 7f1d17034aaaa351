package app.matinee.client.rtc.onvoid;

import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSink;

/// A peer's voice: the engine plays it; here only its loudness is taken and its switch kept.
final class Voice implements AudioTrackSink, AutoCloseable {
    private final AudioTrack track;
    private volatile double level;
    private volatile long lastDataNanos;
    private boolean closed;

    Voice(AudioTrack track, boolean muted) {
        this.track = track;
        track.setEnabled(!muted);
        track.addSink(this);
    }

    void mute(boolean muted) {
        track.setEnabled(!muted);
    }

    @Override
    public void onData(byte[] data, int bitsPerSample, int rate, int channels, int frames) {
        Owner.inCallback(() -> {
            level = Loudness.of(data, bitsPerSample);
            lastDataNanos = System.nanoTime();
        });
    }

    /// Linear, 0 to 1; of the last 10 ms, 0 when nothing came for a while.
    double level(long nowNanos) {
        return nowNanos - lastDataNanos < 500_000_000L ? level : 0;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            track.removeSink(this);
        }
    }
}
