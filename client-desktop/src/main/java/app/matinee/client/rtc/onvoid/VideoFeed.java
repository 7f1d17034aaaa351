package app.matinee.client.rtc.onvoid;

import app.matinee.client.rtc.FrameStore;
import app.matinee.client.rtc.SendPlan;
import app.matinee.client.rtc.StreamId;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.FourCC;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoBufferConverter;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoFrameBuffer;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.util.Locale;

/// One's own pictures on their way out: taken from whatever captures, made as small and as rare as
/// the plan says, shown to oneself and sent. The size is made here and once, and not by every
/// peer's encoder; the rate too, because the library ignores `maxFramerate` for such a source.
final class VideoFeed implements AutoCloseable {
    /// A frame this much early is not dropped: cameras are not that even.
    private static final double SLACK = 0.2;

    private final CustomVideoSource source = new CustomVideoSource();
    private final VideoTrack track;
    private final StreamId preview;
    private final FrameStore store;
    private volatile SendPlan.Video plan;
    private volatile boolean closed;
    private volatile long lastFrameNanos;

    VideoFeed(
            PeerConnectionFactory factory,
            StreamId preview,
            FrameStore store,
            SendPlan.Video plan) {
        this.preview = preview;
        this.store = store;
        this.plan = plan;
        track = factory.createVideoTrack(preview.slot().name().toLowerCase(Locale.ROOT), source);
    }

    VideoTrack track() {
        return track;
    }

    /// Any thread.
    void use(SendPlan.Video newPlan) {
        plan = newPlan;
    }

    SendPlan.Video plan() {
        return plan;
    }

    /// When the last picture came, `System.nanoTime()`; 0 before the first.
    long lastFrameNanos() {
        return lastFrameNanos;
    }

    /// A picture was captured. The capturer's thread, which may be native; keeps nothing.
    ///
    /// @param buffer released by the caller
    void captured(VideoFrameBuffer buffer, long nanos) throws Exception {
        long before = lastFrameNanos;
        int rate = plan instanceof SendPlan.Send send ? send.framesPerS() : 15;
        if (closed || before != 0 && nanos - before < (1 - SLACK) * 1e9 / rate) {
            return;
        }
        lastFrameNanos = nanos;
        switch (plan) {
            case SendPlan.Withhold withhold -> show(buffer);
            case SendPlan.Send send -> sendAndShow(buffer, send, nanos);
        }
    }

    private void sendAndShow(VideoFrameBuffer buffer, SendPlan.Send send, long nanos)
            throws Exception {
        int width = buffer.getWidth();
        int height = buffer.getHeight();
        double scale =
                Math.min(
                        1,
                        Math.min(
                                (double) send.maxWidth() / width,
                                (double) send.maxHeight() / height));
        if (scale > 0.99) {
            push(buffer, nanos);
            show(buffer);
            return;
        }
        // Even numbers: chroma has half the size.
        int toWidth = Math.max(2, (int) (width * scale) / 2 * 2);
        int toHeight = Math.max(2, (int) (height * scale) / 2 * 2);
        VideoFrameBuffer small = buffer.cropAndScale(0, 0, width, height, toWidth, toHeight);
        try {
            push(small, nanos);
            show(small);
        } finally {
            small.release();
        }
    }

    private void push(VideoFrameBuffer buffer, long nanos) {
        source.pushFrame(new VideoFrame(buffer, nanos));
    }

    private void show(VideoFrameBuffer buffer) {
        store.put(
                preview,
                buffer.getWidth(),
                buffer.getHeight(),
                bgra -> VideoBufferConverter.convertFromI420(buffer, bgra, FourCC.ARGB));
    }

    /// Nobody captures for now: the preview goes away, the next picture brings it back.
    void pause() {
        lastFrameNanos = 0;
        store.end(preview);
    }

    /// After whoever captures has stopped and no sender has the track any more.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        store.end(preview);
        // The track goes with the factory: disposing it here is refused as long as the wrapper of
        // any sender that had it is not collected.
        source.dispose();
    }
}
