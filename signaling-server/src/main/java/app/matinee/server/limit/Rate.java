package app.matinee.server.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.LongSupplier;

/// A token bucket's size and speed.
///
/// @param burst how many at once
/// @param refill how many come back in each `every`
record Rate(int burst, int refill, Duration every) {
    static Rate perSecond(int refill, int burst) {
        return new Rate(burst, refill, Duration.ofSeconds(1));
    }

    /// @param nowMs a clock that never goes back, milliseconds
    Bucket bucket(LongSupplier nowMs) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder().capacity(burst).refillGreedy(refill, every).build())
                .withCustomTimePrecision(new Meter(nowMs))
                .build();
    }

    private record Meter(LongSupplier nowMs) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nowMs.getAsLong() * 1_000_000;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
