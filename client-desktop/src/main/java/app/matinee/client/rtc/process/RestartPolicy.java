package app.matinee.client.rtc.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/// When an engine that died is started again: at once after a first death, later and later when it
/// keeps dying, and not any more when it dies too often. Pure; not thread-safe.
final class RestartPolicy {
    private static final long[] WAITS_MS = {0, 500, 2_000, 5_000, 10_000};
    private static final long MEMORY_MS = 120_000;

    private final Deque<Long> deaths = new ArrayDeque<>();

    /// @param nowMs any clock that does not go back
    /// @return how long to wait; empty for "give up"
    OptionalLong died(long nowMs) {
        while (!deaths.isEmpty() && nowMs - deaths.peekFirst() > MEMORY_MS) {
            deaths.removeFirst();
        }
        deaths.addLast(nowMs);
        int before = deaths.size() - 1;
        return before < WAITS_MS.length ? OptionalLong.of(WAITS_MS[before]) : OptionalLong.empty();
    }

    /// Somebody asks for a call again: a new chance.
    void forgive() {
        deaths.clear();
    }
}
