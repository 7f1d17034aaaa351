package app.matinee.client.rtc.onvoid;

import app.matinee.client.rtc.FrameMark;
import app.matinee.client.rtc.SendPlan;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A camera for machines without one: somebody's name, a ball that rolls by, and the time of
/// drawing as a [FrameMark]. It draws the size and rate of the plan, as a good camera would.
///
/// Its thread owns all of it after construction.
final class DrawnCamera implements Capturer {
    private static final Logger LOG = LoggerFactory.getLogger(DrawnCamera.class);
    private static final long ROUND_MS = 4_000;

    private final VideoFeed feed;
    private final String name;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("drawn camera").daemon().factory());
    private Still still = new Still(new byte[0], new byte[0], new byte[0], 0, 0);
    private int rate;

    /// The part of the picture that does not move, as I420.
    private record Still(byte[] y, byte[] u, byte[] v, int width, int height) {}

    DrawnCamera(VideoFeed feed, String name) {
        this.feed = feed;
        this.name = name;
        thread.execute(() -> draw(System.nanoTime()));
    }

    private void draw(long dueNanos) {
        SendPlan.Send size =
                feed.plan() instanceof SendPlan.Send send
                        ? send
                        : new SendPlan.Send(320, 180, 15, 0);
        rate = size.framesPerS();
        try {
            if (still.width != size.maxWidth() || still.height != size.maxHeight()) {
                still = still(size.maxWidth(), size.maxHeight());
            }
            paint();
        } catch (Exception | Error e) { // the library throws bare java.lang.Error
            LOG.warn("The drawn camera missed a picture: {}", e.toString());
        }
        long now = System.nanoTime();
        // No catching up: a late picture makes the next ones late, not many.
        long next = Math.max(now, dueNanos + 1_000_000_000L / rate);
        if (!thread.isShutdown()) {
            thread.schedule(() -> draw(next), next - now, TimeUnit.NANOSECONDS);
        }
    }

    private void paint() throws Exception {
        NativeI420Buffer buffer = NativeI420Buffer.allocate(still.width, still.height);
        try {
            copy(still.y, buffer.getDataY(), buffer.getStrideY(), still.width, still.height);
            int halfWidth = (still.width + 1) / 2;
            int halfHeight = (still.height + 1) / 2;
            copy(still.u, buffer.getDataU(), buffer.getStrideU(), halfWidth, halfHeight);
            copy(still.v, buffer.getDataV(), buffer.getStrideV(), halfWidth, halfHeight);
            long nanos = System.nanoTime();
            long ms = nanos / 1_000_000;
            ball(buffer.getDataY(), buffer.getStrideY(), ms);
            FrameMark.paint(
                    buffer.getDataY(), buffer.getStrideY(), still.width, still.height, (int) ms);
            feed.captured(buffer, nanos);
        } finally {
            buffer.release();
        }
    }

    private void ball(ByteBuffer luma, int stride, long ms) {
        int radius = still.height / 8;
        double angle = 2 * Math.PI * (ms % ROUND_MS) / ROUND_MS;
        int centreX = (int) (still.width * (0.5 + 0.38 * Math.cos(angle)));
        int centreY = (int) (still.height * (0.44 + 0.28 * Math.sin(angle)));
        byte[] row = new byte[2 * radius + 1];
        java.util.Arrays.fill(row, (byte) 210);
        for (int y = -radius; y <= radius; y++) {
            int half = (int) Math.sqrt((double) radius * radius - y * y);
            int line = centreY + y;
            int from = Math.max(0, centreX - half);
            int to = Math.min(still.width, centreX + half);
            if (line >= 0 && line < still.height && to > from) {
                luma.put(line * stride + from, row, 0, to - from);
            }
        }
    }

    private static void copy(byte[] from, ByteBuffer to, int stride, int width, int height) {
        if (stride == width) {
            to.put(0, from, 0, width * height);
            return;
        }
        for (int y = 0; y < height; y++) {
            to.put(y * stride, from, y * width, width);
        }
    }

    private Still still(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        float hue = (name.hashCode() & 0xff) / 255f;
        g.setPaint(
                new GradientPaint(
                        0,
                        0,
                        Color.getHSBColor(hue, 0.5f, 0.5f),
                        width,
                        height,
                        Color.getHSBColor(hue + 0.1f, 0.6f, 0.25f)));
        g.fillRect(0, 0, width, height);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, height / 5));
        FontMetrics metrics = g.getFontMetrics();
        g.setColor(Color.WHITE);
        g.drawString(name, (width - metrics.stringWidth(name)) / 2, height / 2);
        g.dispose();
        return toI420(image);
    }

    /// BT.601, limited range, as WebRTC assumes for such sizes.
    private static Still toI420(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int halfWidth = (width + 1) / 2;
        int halfHeight = (height + 1) / 2;
        byte[] luma = new byte[width * height];
        byte[] u = new byte[halfWidth * halfHeight];
        byte[] v = new byte[halfWidth * halfHeight];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = image.getRGB(x, y);
                int r = rgb >> 16 & 0xff;
                int g = rgb >> 8 & 0xff;
                int b = rgb & 0xff;
                luma[y * width + x] = (byte) (16 + (66 * r + 129 * g + 25 * b + 128 >> 8));
                if ((x & 1) == 0 && (y & 1) == 0) {
                    int at = y / 2 * halfWidth + x / 2;
                    u[at] = (byte) (128 + (-38 * r - 74 * g + 112 * b + 128 >> 8));
                    v[at] = (byte) (128 + (112 * r - 94 * g - 18 * b + 128 >> 8));
                }
            }
        }
        return new Still(luma, u, v, width, height);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(1, TimeUnit.SECONDS)) {
                LOG.warn("The drawn camera did not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
