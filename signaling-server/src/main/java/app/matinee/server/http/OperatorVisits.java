package app.matinee.server.http;

import app.matinee.server.access.ResumeTokens;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Browsers that gave the operator's key. Kept in memory, by the hash of their cookie. Safe on any
/// thread.
public final class OperatorVisits {
    static final long LASTS_MS = 12 * 3_600_000L;
    private static final int KEPT = 50;

    private final Supplier<String> tokens;
    private final LongSupplier clock;
    private final Map<String, Long> untilMs =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                    return size() > KEPT;
                }
            };

    /// @param tokens unguessable ones
    /// @param clock the server's clock, milliseconds
    public OperatorVisits(Supplier<String> tokens, LongSupplier clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /// @return what the browser's cookie holds
    synchronized String begin() {
        String token = tokens.get();
        untilMs.put(ResumeTokens.hash(token), clock.getAsLong() + LASTS_MS);
        return token;
    }

    synchronized boolean last(String token) {
        Long until = untilMs.get(ResumeTokens.hash(token));
        return until != null && clock.getAsLong() < until;
    }

    synchronized void end(String token) {
        untilMs.remove(ResumeTokens.hash(token));
    }
}
