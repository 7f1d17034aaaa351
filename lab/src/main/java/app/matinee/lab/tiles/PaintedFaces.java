package app.matinee.lab.tiles;

import app.matinee.client.rtc.StreamId;
import app.matinee.client.rtc.VideoFrames;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Moving pictures of one size for whatever stream is asked for, made beforehand: what is measured
/// is the drawing. Any thread.
final class PaintedFaces implements VideoFrames {
    private static final int PICTURES = 15;

    private final int width;
    private final int height;
    private final int framesPerS;
    private final LongSupplier nanoTime;
    private final List<ByteBuffer> pictures = new ArrayList<>();
    private volatile boolean moving;

    PaintedFaces(int width, int height, int framesPerS, LongSupplier nanoTime) {
        this.width = width;
        this.height = height;
        this.framesPerS = framesPerS;
        this.nanoTime = nanoTime;
        for (int i = 0; i < PICTURES; i++) {
            pictures.add(paint(i));
        }
    }

    /// A ball that goes by before a gradient: every pixel row changes.
    private ByteBuffer paint(int number) {
        ByteBuffer picture = ByteBuffer.allocateDirect(4 * width * height);
        int ball = width * number / PICTURES;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean inside = Math.hypot(x - ball, y - height / 2.0) < height / 4.0;
                picture.put((byte) (inside ? 240 : 90 + 60 * y / height))
                        .put((byte) (inside ? 220 : 60))
                        .put((byte) (inside ? 250 : 40 + 120 * x / width))
                        .put((byte) 255);
            }
        }
        return picture.flip();
    }

    void move(boolean on) {
        moving = on;
    }

    @Override
    public Optional<Frame> newest(StreamId stream) {
        long now = nanoTime.getAsLong();
        long number = moving ? now / (1_000_000_000L / framesPerS) : 0;
        return Optional.of(new Frame(width, height, number, now));
    }

    @Override
    public Optional<Frame> copyNewest(StreamId stream, ByteBuffer target) {
        Optional<Frame> frame = newest(stream);
        int which = (int) (frame.orElseThrow().number() % PICTURES);
        target.put(0, pictures.get(which), 0, frame.get().bytes());
        return frame;
    }
}
