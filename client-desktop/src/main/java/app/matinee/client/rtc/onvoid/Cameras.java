package app.matinee.client.rtc.onvoid;

import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.video.VideoCaptureCapability;
import dev.onvoid.webrtc.media.video.VideoDevice;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The cameras that are plugged in. Owner's thread.
final class Cameras {
    private static final Logger LOG = LoggerFactory.getLogger(Cameras.class);

    List<VideoDevice> all() {
        try {
            return List.copyOf(MediaDevices.getVideoCaptureDevices());
        } catch (Error | RuntimeException e) { // bare java.lang.Error
            LOG.info("Cameras cannot be listed: {}", e.toString());
            return List.of();
        }
    }

    List<VideoCaptureCapability> modes(VideoDevice device) {
        try {
            return List.copyOf(MediaDevices.getVideoCaptureCapabilities(device));
        } catch (Error | RuntimeException e) { // bare java.lang.Error
            LOG.info("A camera does not say what it can do: {}", e.toString());
            return List.of();
        }
    }
}
