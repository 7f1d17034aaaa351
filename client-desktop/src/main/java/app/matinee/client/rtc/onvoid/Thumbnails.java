package app.matinee.client.rtc.onvoid;

import app.matinee.client.rtc.ScreenChoice;
import app.matinee.client.rtc.Thumbnail;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.FourCC;
import dev.onvoid.webrtc.media.video.VideoBufferConverter;
import dev.onvoid.webrtc.media.video.VideoFrameBuffer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// How the things that can be shared look now: each is captured as if it were shared, for one
/// picture, one after the other. So what is seen before is what the others would see.
///
/// Owner's thread, except the making of the picture.
final class Thumbnails implements AutoCloseable {
    /// A window that is minimised gives no picture at all.
    private static final long PATIENCE_MS = 1_000;

    private final PeerConnectionFactory factory;
    private final Owner owner;
    private final BiConsumer<ScreenChoice, Thumbnail> told;
    private final Deque<ScreenChoice> waiting = new ArrayDeque<>();
    private @Nullable ScreenCapture capture;
    private long turn;

    Thumbnails(
            PeerConnectionFactory factory, Owner owner, BiConsumer<ScreenChoice, Thumbnail> told) {
        this.factory = factory;
        this.owner = owner;
        this.told = told;
    }

    /// Instead of what is still waiting from the last time.
    void take(List<ScreenChoice> choices) {
        waiting.clear();
        waiting.addAll(choices);
        if (capture == null) {
            next();
        }
    }

    private void next() {
        endCapture();
        ScreenChoice choice = waiting.poll();
        if (choice == null) {
            return;
        }
        long mine = ++turn;
        AtomicBoolean wanted = new AtomicBoolean(true);
        capture =
                new ScreenCapture(
                        factory,
                        choice,
                        (buffer, nanos) -> {
                            if (wanted.getAndSet(false)) {
                                Thumbnail picture = of(buffer);
                                owner.post(() -> taken(mine, choice, picture));
                            }
                        });
        owner.after(PATIENCE_MS, () -> goOn(mine));
    }

    private void taken(long which, ScreenChoice choice, Thumbnail picture) {
        if (which == turn) {
            told.accept(choice, picture);
            goOn(which);
        }
    }

    private void goOn(long which) {
        if (which == turn && capture != null) {
            next();
        }
    }

    private static Thumbnail of(VideoFrameBuffer buffer) throws Exception {
        double scale =
                Math.min(
                        1,
                        Math.min(
                                (double) Thumbnail.MAX_WIDTH / buffer.getWidth(),
                                (double) Thumbnail.MAX_HEIGHT / buffer.getHeight()));
        // Even numbers: chroma has half the size.
        int width = Math.max(2, (int) (buffer.getWidth() * scale) / 2 * 2);
        int height = Math.max(2, (int) (buffer.getHeight() * scale) / 2 * 2);
        VideoFrameBuffer small =
                buffer.cropAndScale(0, 0, buffer.getWidth(), buffer.getHeight(), width, height);
        try {
            byte[] bgra = new byte[4 * width * height];
            VideoBufferConverter.convertFromI420(small, bgra, FourCC.ARGB);
            return new Thumbnail(png(bgra, width, height));
        } finally {
            small.release();
        }
    }

    private static byte[] png(byte[] bgra, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            int rgb =
                    (bgra[4 * i + 2] & 0xff) << 16
                            | (bgra[4 * i + 1] & 0xff) << 8
                            | bgra[4 * i] & 0xff;
            image.setRGB(i % width, i / width, rgb);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, "png", out)) {
            throw new IOException("every JDK writes PNG");
        }
        return out.toByteArray();
    }

    private void endCapture() {
        if (capture != null) {
            Owner.step("closing a thumbnail's source", capture::close);
            capture = null;
        }
    }

    /// Before the factory.
    @Override
    public void close() {
        waiting.clear();
        turn++;
        endCapture();
    }
}
