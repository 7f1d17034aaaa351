package app.matinee.client.rtc.onvoid;

import app.matinee.client.rtc.FrameStore;
import app.matinee.client.rtc.StreamId;
import dev.onvoid.webrtc.media.FourCC;
import dev.onvoid.webrtc.media.video.VideoBufferConverter;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoFrameBuffer;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;

/// Takes what arrives of a peer's camera or screen to the store. The decoder's thread converts and
/// copies in one go (83 µs for 640×360), and lets the frame go: those that are kept leak.
final class Picture implements VideoTrackSink, AutoCloseable {
    private final StreamId stream;
    private final VideoTrack track;
    private final FrameStore store;
    private volatile long lastFrameNanos;
    private volatile boolean closed;

    Picture(StreamId stream, VideoTrack track, FrameStore store) {
        this.stream = stream;
        this.track = track;
        this.store = store;
        track.addSink(this);
    }

    @Override
    public void onVideoFrame(VideoFrame frame) {
        Owner.inCallback(() -> {
            try {
                if (!closed) {
                    take(frame.buffer);
                }
            } finally {
                frame.release();
            }
        });
    }

    private void take(VideoFrameBuffer buffer) {
        store.put(
                stream,
                buffer.getWidth(),
                buffer.getHeight(),
                bgra -> VideoBufferConverter.convertFromI420(buffer, bgra, FourCC.ARGB));
        lastFrameNanos = System.nanoTime();
    }

    StreamId stream() {
        return stream;
    }

    /// `System.nanoTime()`; 0 before the first.
    long lastFrameNanos() {
        return lastFrameNanos;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            track.removeSink(this);
            store.end(stream);
        }
    }
}
