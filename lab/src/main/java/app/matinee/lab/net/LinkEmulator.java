package app.matinee.lab.net;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries packets between hosts: up the sender's link, down the receiver's, each as its
/// [LinkProfile] says. One thread owns everything; others ask through [#act].
///
/// A packet is read as soon as it is there and written when it is due; in between the thread sleeps
/// in `ppoll`, whose resolution (about 60 µs here) bounds the error of every delay.
final class LinkEmulator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LinkEmulator.class);
    private static final int MAX_PACKET = 65_536;

    /// How long a request may wait when no packet moves.
    private static final long MAX_WAIT_NANOS = 5_000_000L;

    private final Posix posix;
    private final Attached[] hosts = new Attached[256];
    private final PriorityQueue<InFlight> inFlight = new PriorityQueue<>();
    private final Queue<Runnable> requests = new ConcurrentLinkedQueue<>();
    private final Thread thread = Thread.ofPlatform().name("links").unstarted(this::run);
    private final CountDownLatch done = new CountDownLatch(1);
    private long order;
    private volatile boolean closing;

    LinkEmulator(Posix posix) {
        this.posix = posix;
    }

    /// Before [#start] only.
    ///
    /// @param nat between the host and the world; null for none
    void attach(
            int host,
            TunDevice device,
            LinkDirection up,
            LinkDirection down,
            @Nullable SymmetricNat nat) {
        hosts[host] = new Attached(host, device, up, down, nat);
    }

    /// From now on a host has another number too, and the old one leads nowhere.
    void renumber(int from, int to) {
        act(() -> {
            hosts[to] = hosts[from];
            hosts[from] = null;
        });
    }

    void start() {
        thread.start();
    }

    /// Runs `action` on the emulator's thread, within a few milliseconds.
    void act(Runnable action) {
        requests.add(action);
    }

    private void run() {
        try (Arena arena = Arena.ofConfined()) {
            Attached[] attached =
                    Arrays.stream(hosts).filter(h -> h != null).toArray(Attached[]::new);
            MemorySegment fds = arena.allocate(Posix.POLLFD, attached.length);
            for (int i = 0; i < attached.length; i++) {
                MemorySegment entry = fds.asSlice(i * Posix.POLLFD.byteSize());
                entry.set(ValueLayout.JAVA_INT, 0, attached[i].device.fd());
                entry.set(ValueLayout.JAVA_SHORT, 4, Posix.POLLIN);
            }
            MemorySegment buffer = arena.allocate(MAX_PACKET);
            while (!closing) {
                for (Runnable r = requests.poll(); r != null; r = requests.poll()) {
                    r.run();
                }
                deliverDue();
                posix.poll(fds, attached.length, waitNanos());
                for (Attached from : attached) {
                    takeFrom(from, buffer);
                }
            }
        } catch (IOException e) {
            LOG.error("the lab's network stopped", e);
        } finally {
            done.countDown();
        }
    }

    private long waitNanos() {
        InFlight next = inFlight.peek();
        return next == null
                ? MAX_WAIT_NANOS
                : Math.clamp(next.dueNanos - System.nanoTime(), 0, MAX_WAIT_NANOS);
    }

    private void takeFrom(Attached from, MemorySegment buffer) throws IOException {
        for (int n = from.device.read(buffer); n > 0; n = from.device.read(buffer)) {
            int host = Packets.destinationHost(buffer, n);
            Attached to = host < 0 ? null : hosts[host];
            if (to == null) {
                continue;
            }
            long now = System.nanoTime();
            int length = n;
            byte[] bytes = buffer.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE);
            if (from.nat != null && !from.nat.leaves(bytes)
                    || to.nat != null && !to.nat.enters(bytes)) {
                continue;
            }
            from.up
                    .send(now, length)
                    .ifPresent(
                            atHub -> inFlight.add(new InFlight(atHub, order++, to, bytes, true)));
        }
    }

    private void deliverDue() throws IOException {
        while (!inFlight.isEmpty() && inFlight.peek().dueNanos <= System.nanoTime()) {
            InFlight packet = inFlight.remove();
            if (packet.atHub) {
                // The second half of the way is decided when the first is over.
                packet.to
                        .down
                        .send(packet.dueNanos, packet.bytes.length)
                        .ifPresent(due ->
                                inFlight.add(
                                        new InFlight(
                                                due, order++, packet.to, packet.bytes, false)));
            } else {
                try (Arena arena = Arena.ofConfined()) {
                    MemorySegment out = arena.allocate(packet.bytes.length);
                    out.copyFrom(MemorySegment.ofArray(packet.bytes));
                    packet.to.device.write(out);
                }
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Attached(
            int number,
            TunDevice device,
            LinkDirection up,
            LinkDirection down,
            @Nullable SymmetricNat nat) {}

    /// @param atHub whether it still has the receiver's link before it
    private record InFlight(long dueNanos, long order, Attached to, byte[] bytes, boolean atHub)
            implements Comparable<InFlight> {
        @Override
        public int compareTo(InFlight other) {
            int byTime = Long.compare(dueNanos, other.dueNanos);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }

        @Override
        public boolean equals(Object o) {
            return this == o;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(order);
        }
    }
}
