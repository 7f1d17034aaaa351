package app.matinee.server.socketio;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Counts sessions, all and by address. For any thread.
final class Capacity {
    private final int max;
    private final int maxPerNetwork;
    private final AtomicInteger all = new AtomicInteger();
    private final ConcurrentMap<String, Integer> byNetwork = new ConcurrentHashMap<>();

    Capacity(int max, int maxPerNetwork) {
        this.max = max;
        this.maxPerNetwork = maxPerNetwork;
    }

    int used() {
        return all.get();
    }

    /// @return null if there was room; it must be given back with [#release]
    @Nullable Refusal take(String network) {
        if (all.incrementAndGet() > max) {
            all.decrementAndGet();
            return Refusal.SERVER_FULL;
        }
        if (byNetwork.merge(network, 1, Integer::sum) > maxPerNetwork) {
            release(network);
            return Refusal.TOO_MANY_FROM_ADDRESS;
        }
        return null;
    }

    void release(String network) {
        all.decrementAndGet();
        byNetwork.computeIfPresent(network, (key, count) -> count == 1 ? null : count - 1);
    }
}
