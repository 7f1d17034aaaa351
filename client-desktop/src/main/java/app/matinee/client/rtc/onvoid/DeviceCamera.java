package app.matinee.client.rtc.onvoid;

import dev.onvoid.webrtc.media.video.VideoCapture;
import dev.onvoid.webrtc.media.video.VideoCaptureCapability;
import dev.onvoid.webrtc.media.video.VideoDevice;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A camera that is plugged in.
final class DeviceCamera implements Capturer {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceCamera.class);

    /// The largest size any plan sends; what is more would only be scaled down.
    private static final int WIDTH = 640;

    private static final int RATE = 15;

    private final String device;
    private final VideoCapture capture;
    private boolean closed;

    private DeviceCamera(String device, VideoCapture capture) {
        this.device = device;
        this.capture = capture;
    }

    /// Its id, as in [app.matinee.client.rtc.MediaDevices].
    String device() {
        return device;
    }

    /// @param modes what it can do, empty when it does not say
    /// @return empty when it does not start: taken by another program, or not allowed
    static Optional<Capturer> open(
            VideoDevice device, List<VideoCaptureCapability> modes, VideoFeed feed) {
        VideoCapture capture = new VideoCapture();
        try {
            capture.setVideoCaptureDevice(device);
            bestOf(modes).ifPresent(capture::setVideoCaptureCapability);
            capture.setVideoSink(frame ->
                    Owner.inCallback(() -> {
                        try {
                            feed.captured(frame.buffer, System.nanoTime());
                        } finally {
                            frame.release();
                        }
                    }));
            capture.start();
            return Optional.of(new DeviceCamera(Slots.id(device), capture));
        } catch (Error | RuntimeException e) { // a bare java.lang.Error when it is taken
            LOG.info("The camera does not start: {}", e.toString());
            capture.dispose();
            return Optional.empty();
        }
    }

    /// The smallest that is large and fast enough, or else the largest.
    private static Optional<VideoCaptureCapability> bestOf(List<VideoCaptureCapability> modes) {
        Comparator<VideoCaptureCapability> size =
                Comparator.comparingInt((VideoCaptureCapability m) -> m.width)
                        .thenComparingInt(m -> m.frameRate);
        return modes.stream()
                .filter(m -> m.width >= WIDTH && m.frameRate >= RATE)
                .min(size)
                .or(() -> modes.stream().max(size));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            capture.stop();
            capture.dispose();
        }
    }
}
