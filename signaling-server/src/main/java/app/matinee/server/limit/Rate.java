package app.matinee.server.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/// A token bucket's size and speed.
///
/// @param burst how many at once
/// @param refill how many come back in each `every`
record Rate(int burst, int refill, Duration every) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,7})/(\\d{1,7})(?:/(\\d{1,5}))?");

    Rate {
        if (burst < 1 || refill < 1 || !every.isPositive()) {
            throw new IllegalArgumentException(
                    "a rate needs positive numbers, not " + refill + "/" + burst + "/" + every);
        }
    }

    static Rate perSecond(int refill, int burst) {
        return new Rate(burst, refill, Duration.ofSeconds(1));
    }

    /// @param text `refill/burst`, or `refill/burst/seconds`: `1/5/30` is five at once and one more
    ///   every thirty seconds
    /// @throws IllegalArgumentException with a sentence for the operator
    static Rate parse(String text) {
        var form = TEXT.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "a rate is written refill/burst or refill/burst/seconds, not " + text);
        }
        String seconds = form.group(3);
        return new Rate(
                Integer.parseInt(form.group(2)),
                Integer.parseInt(form.group(1)),
                Duration.ofSeconds(seconds == null ? 1 : Long.parseLong(seconds)));
    }

    /// @param nowMs a clock that never goes back, milliseconds
    Bucket bucket(LongSupplier nowMs) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder().capacity(burst).refillGreedy(refill, every).build())
                .withCustomTimePrecision(new Meter(nowMs))
                .build();
    }

    /// As [#parse] reads it.
    @Override
    public String toString() {
        return refill
                + "/"
                + burst
                + (every.equals(Duration.ofSeconds(1)) ? "" : "/" + every.toSeconds());
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
