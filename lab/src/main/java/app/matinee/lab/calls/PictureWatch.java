package app.matinee.lab.calls;

import app.matinee.client.rtc.FrameMark;
import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.StreamId;
import app.matinee.client.rtc.VideoFrames.Frame;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;

/// Looks at every camera as every other person gets it, more often than pictures come, and reads in
/// each new picture when it was drawn. The clock is the machine's and the same for all: the age is
/// the way from the drawing to the shared memory the window draws from.
final class PictureWatch implements AutoCloseable {
    private static final long LOOK_NANOS = 2_000_000;
    private static final int LARGEST = 4 * 1_280 * 720;
    private static final int CLOCK = 1 << FrameMark.BITS;

    private final List<Direction> directions = new ArrayList<>();
    private final Thread thread;
    private volatile boolean closing;

    /// One person's view of another.
    static final class Direction {
        final Caller viewer;
        final Caller shown;
        private final StreamId stream;
        private long lastNumber;
        private int lastMark = -1;
        private final List<Picture> pictures = new ArrayList<>();

        private Direction(Caller viewer, Caller shown) {
            this.viewer = viewer;
            this.shown = shown;
            stream = StreamId.of(shown.id(), Slot.CAMERA);
        }

        /// What came since an instant.
        synchronized List<Picture> since(long nanos) {
            return pictures.stream().filter(p -> p.atNanos >= nanos).toList();
        }

        private synchronized void add(Picture picture) {
            pictures.add(picture);
        }

        @Override
        public String toString() {
            return shown.id() + "→" + viewer.id();
        }
    }

    /// @param atNanos when it was there to be drawn
    /// @param ageMs how long before it had been drawn by the camera
    record Picture(long atNanos, int ageMs) {}

    PictureWatch(List<Caller> callers) {
        for (Caller viewer : callers) {
            for (Caller shown : callers) {
                if (viewer != shown) {
                    directions.add(new Direction(viewer, shown));
                }
            }
        }
        thread = Thread.ofPlatform().daemon().name("pictures").start(this::look);
    }

    List<Direction> directions() {
        return directions;
    }

    List<Direction> between(Caller one) {
        return directions.stream().filter(d -> d.viewer == one || d.shown == one).toList();
    }

    private void look() {
        ByteBuffer target = ByteBuffer.allocateDirect(LARGEST);
        while (!closing) {
            for (Direction direction : directions) {
                look(direction, target);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static void look(Direction direction, ByteBuffer target) {
        Optional<Frame> newest = direction.viewer.frames().newest(direction.stream);
        if (newest.isEmpty() || newest.get().number() == direction.lastNumber) {
            return;
        }
        Optional<Frame> copied = direction.viewer.frames().copyNewest(direction.stream, target);
        if (copied.isEmpty()) {
            return;
        }
        Frame frame = copied.get();
        direction.lastNumber = frame.number();
        OptionalInt mark = FrameMark.read(target, frame.width(), frame.height());
        // A picture shown twice is one.
        if (mark.isPresent() && mark.getAsInt() != direction.lastMark) {
            direction.lastMark = mark.getAsInt();
            int age = Math.floorMod((int) (frame.atNanos() / 1_000_000) - mark.getAsInt(), CLOCK);
            direction.add(new Picture(frame.atNanos(), age));
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
