package app.matinee.client.sync;

import java.util.ArrayList;
import java.util.List;

/// The median of the last readings, so that one odd reading moves nobody. Immutable.
record SkewFilter(List<Reading> readings) {
    static final long SPAN_NANOS = 600_000_000;
    static final int LEAST = 4;

    static final SkewFilter EMPTY = new SkewFilter(List.of());

    record Reading(long nanos, double skewMs) {}

    SkewFilter with(long nanos, double skewMs) {
        List<Reading> kept = new ArrayList<>(readings);
        // One reading older than the span stays, so that the span is covered.
        while (kept.size() > LEAST && nanos - kept.get(1).nanos() >= SPAN_NANOS) {
            kept.removeFirst();
        }
        kept.add(new Reading(nanos, skewMs));
        return new SkewFilter(List.copyOf(kept));
    }

    boolean isSettled() {
        return readings.size() >= LEAST
                && readings.getLast().nanos() - readings.getFirst().nanos() >= SPAN_NANOS;
    }

    /// @return milliseconds; NaN without a reading
    double median() {
        if (readings.isEmpty()) {
            return Double.NaN;
        }
        double[] sorted = readings.stream().mapToDouble(Reading::skewMs).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
