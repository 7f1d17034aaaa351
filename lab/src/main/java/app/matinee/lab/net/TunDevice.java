package app.matinee.lab.net;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// One end of a link: a network device whose packets this program reads and writes. The device may
/// be moved into a namespace; the descriptor stays valid. Needs root. Used by one thread at a time.
final class TunDevice implements AutoCloseable {
    /// `_IOW('T', 202, int)` of linux/if_tun.h.
    private static final long TUNSETIFF = 0x400454caL;

    private static final short IFF_TUN = 0x0001;
    private static final short IFF_NO_PI = 0x1000;
    private static final int IFNAMSIZ = 16;
    private static final int IFREQ_BYTES = 40;

    private final Posix posix;
    private final int fd;
    private final String name;
    private boolean closed;

    private TunDevice(Posix posix, int fd, String name) {
        this.posix = posix;
        this.fd = fd;
        this.name = name;
    }

    static TunDevice create(String name, Posix posix) throws IOException {
        if (name.isEmpty() || name.length() >= IFNAMSIZ) {
            throw new IllegalArgumentException("device name: " + name);
        }
        try (Arena arena = Arena.ofConfined()) {
            int fd = posix.openReadWriteNonBlocking(arena.allocateFrom("/dev/net/tun"));
            MemorySegment request = arena.allocate(IFREQ_BYTES, 8);
            MemorySegment.copy(
                    MemorySegment.ofArray(name.getBytes(StandardCharsets.US_ASCII)),
                    0,
                    request,
                    0,
                    name.length());
            request.set(ValueLayout.JAVA_SHORT, IFNAMSIZ, (short) (IFF_TUN | IFF_NO_PI));
            posix.ioctl(fd, TUNSETIFF, request, "making the device " + name);
            return new TunDevice(posix, fd, name);
        }
    }

    String name() {
        return name;
    }

    int fd() {
        return fd;
    }

    int read(MemorySegment buffer) throws IOException {
        return posix.read(fd, buffer);
    }

    void write(MemorySegment packet) throws IOException {
        posix.writeOrLose(fd, packet);
    }

    /// The device goes with its descriptor.
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            posix.close(fd);
        }
    }
}
