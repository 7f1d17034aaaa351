package app.matinee.client.rtc.onvoid;

import app.matinee.client.rtc.ScreenChoice;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.video.VideoDesktopSource;
import dev.onvoid.webrtc.media.video.VideoFrameBuffer;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;

/// The screen or a window of it. The library's lists of windows crash on X11, so the number of the
/// window comes from outside; −1 is the whole screen.
final class ScreenCapture implements Capturer {
    private static final int RATE = 15;
    private static final int MAX_WIDTH = 1_280;
    private static final int MAX_HEIGHT = 720;
    private static final long WHOLE_SCREEN = -1;

    private final VideoDesktopSource source = new VideoDesktopSource();
    private final VideoTrack track;
    private final VideoTrackSink sink;
    private boolean closed;

    /// Takes each picture, on the capturer's thread, which is native; keeps nothing.
    @FunctionalInterface
    interface Taker {
        void captured(VideoFrameBuffer buffer, long nanos) throws Exception;
    }

    ScreenCapture(PeerConnectionFactory factory, ScreenChoice choice, Taker taker) {
        switch (choice) {
            case ScreenChoice.WholeScreen whole -> source.setSourceId(WHOLE_SCREEN, false);
            case ScreenChoice.Window window -> source.setSourceId(window.id(), true);
            case ScreenChoice.Off off -> throw new IllegalArgumentException("nothing to share");
        }
        source.setFrameRate(RATE);
        source.setMaxFrameSize(MAX_WIDTH, MAX_HEIGHT);
        track = factory.createVideoTrack("capture", source);
        sink =
                frame ->
                        Owner.inCallback(() -> {
                            try {
                                taker.captured(frame.buffer, System.nanoTime());
                            } finally {
                                frame.release();
                            }
                        });
        track.addSink(sink);
        source.start();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            source.stop();
            track.removeSink(sink);
            source.dispose();
        }
    }
}
