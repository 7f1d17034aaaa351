package app.matinee.lab.net;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// The five calls of Linux this package needs, with `errno` turned into exceptions. Constants are
/// those of the x86-64 and aarch64 headers, which agree on them.
final class Posix {
    static final short POLLIN = 1;

    /// `struct pollfd` (poll(2)).
    static final StructLayout POLLFD =
            MemoryLayout.structLayout(
                    ValueLayout.JAVA_INT.withName("fd"),
                    ValueLayout.JAVA_SHORT.withName("events"),
                    ValueLayout.JAVA_SHORT.withName("revents"));

    private static final int O_RDWR = 2;
    private static final int O_NONBLOCK = 0x800;
    private static final int EINTR = 4;
    private static final int EAGAIN = 11;
    private static final int ENOBUFS = 105;
    private static final int EIO = 5;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO_OF =
            STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle OPEN =
            handle("open", true, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    private static final MethodHandle IOCTL =
            handle(
                    "ioctl",
                    true,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.ADDRESS);
    private static final MethodHandle READ =
            handle(
                    "read",
                    false,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_LONG);
    private static final MethodHandle WRITE =
            handle(
                    "write",
                    false,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_LONG);
    private static final MethodHandle CLOSE =
            handle("close", false, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    private static final MethodHandle PPOLL =
            handle(
                    "ppoll",
                    false,
                    ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.ADDRESS,
                    ValueLayout.ADDRESS);

    /// Where the calls of one thread leave their errno.
    private final MemorySegment state;

    private final MemorySegment timespec;

    Posix(Arena arena) {
        state = arena.allocate(STATE);
        timespec = arena.allocate(2 * ValueLayout.JAVA_LONG.byteSize(), 8);
    }

    int openReadWriteNonBlocking(MemorySegment path) throws IOException {
        try {
            int fd = (int) OPEN.invokeExact(state, path, O_RDWR | O_NONBLOCK);
            if (fd < 0) {
                throw failed("open " + path.getString(0));
            }
            return fd;
        } catch (Throwable t) {
            throw rethrow(t);
        }
    }

    void ioctl(int fd, long request, MemorySegment argument, String what) throws IOException {
        try {
            if ((int) IOCTL.invokeExact(state, fd, request, argument) < 0) {
                throw failed(what);
            }
        } catch (Throwable t) {
            throw rethrow(t);
        }
    }

    /// @return bytes read; 0 when there is nothing now
    int read(int fd, MemorySegment buffer) throws IOException {
        try {
            long n = (long) READ.invokeExact(state, fd, buffer, buffer.byteSize());
            if (n < 0 && errno() != EAGAIN && errno() != EINTR) {
                throw failed("read");
            }
            return (int) Math.max(n, 0);
        } catch (Throwable t) {
            throw rethrow(t);
        }
    }

    /// Writes one packet. A device that is down or full loses it, as a network would.
    void writeOrLose(int fd, MemorySegment packet) throws IOException {
        try {
            long n = (long) WRITE.invokeExact(state, fd, packet, packet.byteSize());
            if (n < 0 && errno() != EAGAIN && errno() != ENOBUFS && errno() != EIO) {
                throw failed("write");
            }
        } catch (Throwable t) {
            throw rethrow(t);
        }
    }

    /// Waits until one of the descriptors has something, or the time is over.
    void poll(MemorySegment fds, int count, long timeoutNanos) throws IOException {
        try {
            timespec.set(ValueLayout.JAVA_LONG, 0, timeoutNanos / 1_000_000_000L);
            timespec.set(ValueLayout.JAVA_LONG, 8, timeoutNanos % 1_000_000_000L);
            int n = (int) PPOLL.invokeExact(state, fds, (long) count, timespec, MemorySegment.NULL);
            if (n < 0 && errno() != EINTR) {
                throw failed("ppoll");
            }
        } catch (Throwable t) {
            throw rethrow(t);
        }
    }

    void close(int fd) throws IOException {
        try {
            if ((int) CLOSE.invokeExact(state, fd) < 0) {
                throw failed("close");
            }
        } catch (Throwable t) {
            throw rethrow(t);
        }
    }

    private int errno() {
        return (int) ERRNO_OF.get(state, 0L);
    }

    private IOException failed(String what) {
        return new IOException(what + " failed with errno " + errno());
    }

    /// `MethodHandle.invokeExact` declares everything; what really comes is one of these.
    private static IOException rethrow(Throwable t) {
        return switch (t) {
            case IOException e -> e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(t);
        };
    }

    private static MethodHandle handle(
            String name, boolean variadic, MemoryLayout result, MemoryLayout... arguments) {
        FunctionDescriptor type = FunctionDescriptor.of(result, arguments);
        MemorySegment address = LINKER.defaultLookup().findOrThrow(name);
        return variadic
                ? LINKER.downcallHandle(address, type, ERRNO, Linker.Option.firstVariadicArg(2))
                : LINKER.downcallHandle(address, type, ERRNO);
    }
}
