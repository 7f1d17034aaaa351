package app.matinee.server;

import java.util.function.LongSupplier;

/// The server's clock: starts at the wall clock's time and runs with the monotonic one, so that a
/// corrected wall clock never makes a film jump. Safe on any thread.
final class ServerTime implements LongSupplier {
    private final long startEpochMs = System.currentTimeMillis();
    private final long startNanos = System.nanoTime();

    /// @return milliseconds, close to those since 1970; never goes back
    @Override
    public long getAsLong() {
        return startEpochMs + (System.nanoTime() - startNanos) / 1_000_000;
    }
}
