package app.matinee.server.metrics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.IntSupplier;

/// The last half hour in steps of a few seconds, for the plots of the operator's page: whoever
/// opens it sees what came before. Safe on any thread.
public final class History {
    public static final long STEP_MS = 5_000;
    static final int KEPT = 360;

    private final Metrics metrics;
    private final IntSupplier rooms;
    private final IntSupplier members;
    private final IntSupplier sockets;
    private final Deque<Moment> moments = new ArrayDeque<>();
    private Totals before;
    private long beforeMs;

    /// @param nowMs the server's clock
    public History(
            Metrics metrics,
            IntSupplier rooms,
            IntSupplier members,
            IntSupplier sockets,
            long nowMs) {
        this.metrics = metrics;
        this.rooms = rooms;
        this.members = members;
        this.sockets = sockets;
        before = metrics.totals();
        beforeMs = nowMs;
    }

    /// To be called every [#STEP_MS].
    public synchronized void step(long nowMs) {
        double seconds = (nowMs - beforeMs) / 1e3;
        if (seconds <= 0) {
            return;
        }
        Totals now = metrics.totals();
        Buckets roundTrips = now.roundTrips().since(before.roundTrips());
        Buckets skew = now.skew().since(before.skew());
        moments.addLast(
                new Moment(
                        nowMs,
                        rooms.getAsInt(),
                        members.getAsInt(),
                        sockets.getAsInt(),
                        (now.eventsIn() - before.eventsIn()) / seconds,
                        (now.eventsOut() - before.eventsOut()) / seconds,
                        roundTrips.quantileMs(0.5),
                        roundTrips.quantileMs(0.95),
                        skew.quantileMs(0.5),
                        skew.quantileMs(0.95),
                        now.commits().since(before.commits()).quantileMs(0.95),
                        now.loopLag().since(before.loopLag()).quantileMs(0.95)));
        if (moments.size() > KEPT) {
            moments.removeFirst();
        }
        before = now;
        beforeMs = nowMs;
    }

    /// @return the oldest first
    public synchronized List<Moment> moments() {
        return List.copyOf(moments);
    }
}
