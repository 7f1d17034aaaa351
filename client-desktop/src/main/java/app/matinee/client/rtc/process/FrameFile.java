package app.matinee.client.rtc.process;

import app.matinee.client.rtc.FrameStore;
import app.matinee.client.rtc.VideoFrames.Frame;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// One stream's pictures in memory that two processes share: three buffers written in turn, each
/// under a sequence lock. The writer never waits. A reader that is overtaken sees the sequence
/// number change and takes the picture after; with three buffers it has a whole frame's time, 66 ms
/// at 15 frames a second, for a copy of a fraction of a millisecond.
///
/// Layout, in the machine's byte order: 64 bytes of head (the newest picture's number, 0 for none),
/// then three times 64 bytes (sequence, number, time, width, height) and the pixels.
///
/// Any thread; copying and closing exclude each other.
final class FrameFile implements AutoCloseable {
    private static final int BUFFERS = 3;
    private static final int HEAD = 64;
    private static final int SEQUENCE = 0;
    private static final int NUMBER = 8;
    private static final int AT_NANOS = 16;
    private static final int WIDTH = 24;
    private static final int HEIGHT = 28;
    private static final int TRIES = 3;

    /// A screen of 4K; what is larger is a mistake.
    private static final long MAX_PIXEL_BYTES = 4L * 3_840 * 2_160;

    private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;
    private final long bufferBytes;
    private boolean closed;

    private FrameFile(Path file, long size, StandardOpenOption... how) throws IOException {
        try (FileChannel channel = FileChannel.open(file, how)) {
            long whole = size > 0 ? size : channel.size();
            memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, whole, arena);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
        bufferBytes = (memory.byteSize() - HEAD) / BUFFERS;
    }

    /// @param pixelBytes the largest picture it is to hold
    static FrameFile create(Path file, int pixelBytes) throws IOException {
        if (pixelBytes <= 0 || pixelBytes > MAX_PIXEL_BYTES) {
            throw new IllegalArgumentException("pictures of " + pixelBytes + " bytes");
        }
        return new FrameFile(
                file,
                HEAD + (long) BUFFERS * (HEAD + (pixelBytes + 63L) / 64 * 64),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    static FrameFile open(Path file) throws IOException {
        return new FrameFile(file, 0, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    boolean holds(int pixelBytes) {
        return pixelBytes <= bufferBytes - HEAD;
    }

    /// One writer at a time.
    synchronized void put(int width, int height, long atNanos, FrameStore.Painter painter)
            throws Exception {
        if (closed) {
            return;
        }
        int bytes = 4 * width * height;
        long number = (long) LONG.getAcquire(memory, 0L) + 1;
        long at = HEAD + number % BUFFERS * bufferBytes;
        LONG.setRelease(memory, at + SEQUENCE, 2 * number - 1);
        VarHandle.fullFence();
        painter.paint(memory.asSlice(at + HEAD, bytes).asByteBuffer());
        memory.set(ValueLayout.JAVA_LONG, at + NUMBER, number);
        memory.set(ValueLayout.JAVA_LONG, at + AT_NANOS, atNanos);
        memory.set(ValueLayout.JAVA_INT, at + WIDTH, width);
        memory.set(ValueLayout.JAVA_INT, at + HEIGHT, height);
        LONG.setRelease(memory, at + SEQUENCE, 2 * number);
        LONG.setRelease(memory, 0L, number);
    }

    synchronized Optional<Frame> newest() {
        if (closed) {
            return Optional.empty();
        }
        for (int i = 0; i < TRIES; i++) {
            long number = (long) LONG.getAcquire(memory, 0L);
            if (number == 0) {
                return Optional.empty();
            }
            long at = HEAD + number % BUFFERS * bufferBytes;
            Frame frame = frameAt(at);
            if (isStill(at, number)) {
                return isSane(frame) ? Optional.of(frame) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    synchronized Optional<Frame> copyNewest(ByteBuffer target) {
        if (closed) {
            return Optional.empty();
        }
        for (int i = 0; i < TRIES; i++) {
            long number = (long) LONG.getAcquire(memory, 0L);
            if (number == 0) {
                return Optional.empty();
            }
            long at = HEAD + number % BUFFERS * bufferBytes;
            Frame frame = frameAt(at);
            if (!isStill(at, number)) {
                continue;
            }
            if (!isSane(frame) || frame.bytes() > target.limit()) {
                return Optional.empty();
            }
            MemorySegment.copy(
                    memory,
                    at + HEAD,
                    MemorySegment.ofBuffer(target.duplicate().position(0)),
                    0,
                    frame.bytes());
            if (isStill(at, number)) {
                return Optional.of(frame);
            }
        }
        return Optional.empty();
    }

    private Frame frameAt(long at) {
        return new Frame(
                memory.get(ValueLayout.JAVA_INT, at + WIDTH),
                memory.get(ValueLayout.JAVA_INT, at + HEIGHT),
                memory.get(ValueLayout.JAVA_LONG, at + NUMBER),
                memory.get(ValueLayout.JAVA_LONG, at + AT_NANOS));
    }

    /// The other process may have died in the middle of anything.
    private boolean isSane(Frame frame) {
        return frame.width() > 0
                && frame.height() > 0
                && 4L * frame.width() * frame.height() <= bufferBytes - HEAD;
    }

    private boolean isStill(long at, long number) {
        VarHandle.acquireFence();
        return (long) LONG.getAcquire(memory, at + SEQUENCE) == 2 * number;
    }

    /// Unmaps it; the file itself is its folder's affair.
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            arena.close();
        }
    }
}
