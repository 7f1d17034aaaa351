package app.matinee.server.socketio;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Measures a WebSocket's round trip with its own control frames: every stack answers them by
/// itself and at once, also one whose program is busy, and no client sees them. Three early ones,
/// so that the first start of a room knows; then one now and then. Engine.IO's heartbeat could not
/// do it: clients answer that when they get to it, and its interval is theirs to expect.
///
/// Owned by the session's loop.
final class Pinger {
    private static final Duration EARLY = Duration.ofMillis(300);
    private static final Duration LATER = Duration.ofSeconds(10);
    private static final int EARLY_PINGS = 3;

    private final ServerWebSocket socket;
    private final Loop loop;
    private final RoundTrips roundTrips;
    private final LongSupplier nanoTime;
    private Runnable cancel = () -> {};
    private long number;
    private long sentNanos;
    private boolean waiting;
    private boolean stopped;

    Pinger(ServerWebSocket socket, Loop loop, RoundTrips roundTrips, LongSupplier nanoTime) {
        this.socket = socket;
        this.loop = loop;
        this.roundTrips = roundTrips;
        this.nanoTime = nanoTime;
    }

    void start() {
        socket.pongHandler(payload -> {
            // On the socket's loop; the instant is taken before any hop.
            long nowNanos = nanoTime.getAsLong();
            loop.run(() -> pong(payload, nowNanos));
        });
        ping();
    }

    void stop() {
        stopped = true;
        cancel.run();
    }

    /// One at a time: whoever does not answer is not asked again.
    private void ping() {
        if (stopped) {
            return;
        }
        number++;
        waiting = true;
        sentNanos = nanoTime.getAsLong();
        // A failure is the connection's end, which is told elsewhere.
        var _ = socket.writePing(Buffer.buffer().appendLong(number));
    }

    private void pong(Buffer payload, long nowNanos) {
        if (!waiting || stopped || payload.length() != Long.BYTES || payload.getLong(0) != number) {
            return;
        }
        waiting = false;
        roundTrips.add((nowNanos - sentNanos) / 1e6);
        cancel = loop.later(number < EARLY_PINGS ? EARLY : LATER, this::ping);
    }
}
