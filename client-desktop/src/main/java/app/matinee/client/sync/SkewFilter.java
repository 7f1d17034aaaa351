package app.matinee.client.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The median of the last readings, so that one odd reading moves nobody. Immutable.
///
/// Who is far off is told sooner: a film that stands three times in a row at the same place beyond
/// [#FAR_MS] is there, and waiting for more readings would only show it wrong for longer.
record SkewFilter(List<Reading> readings) {
    static final long SPAN_NANOS = 600_000_000;
    static final int LEAST = 4;

    /// Two frames: no start misses by that, and everybody sees it.
    static final double FAR_MS = 66;

    /// Readings of a film that moves evenly differ by 0.2 ms; of one that is still catching its
    /// breath, by tens.
    static final double SAME_MS = 10;

    static final int SURE = 3;

    static final SkewFilter EMPTY = new SkewFilter(List.of());

    /// @param nanos local monotonic clock
    /// @param skewMs against the room
    /// @param positionMs where the film was, media time
    record Reading(long nanos, double skewMs, double positionMs) {}

    SkewFilter with(long nanos, double skewMs, double positionMs) {
        List<Reading> kept = new ArrayList<>(readings);
        // One reading older than the span stays, so that the span is covered.
        while (kept.size() > LEAST && nanos - kept.get(1).nanos() >= SPAN_NANOS) {
            kept.removeFirst();
        }
        kept.add(new Reading(nanos, skewMs, positionMs));
        return new SkewFilter(List.copyOf(kept));
    }

    boolean isSettled() {
        return readings.size() >= LEAST
                && readings.getLast().nanos() - readings.getFirst().nanos() >= SPAN_NANOS;
    }

    /// Whether the newest reading is far off.
    boolean isAlarmed() {
        return !readings.isEmpty() && Math.abs(readings.getLast().skewMs()) > FAR_MS;
    }

    /// Whether the last readings agree that it is.
    boolean isSurelyFar() {
        if (readings.size() < SURE) {
            return false;
        }
        double newest = readings.getLast().skewMs();
        return Math.abs(newest) > FAR_MS
                && readings.subList(readings.size() - SURE, readings.size()).stream()
                        .allMatch(r -> Math.abs(r.skewMs() - newest) <= SAME_MS);
    }

    /// @return milliseconds; NaN without a reading
    double newest() {
        return readings.isEmpty() ? Double.NaN : readings.getLast().skewMs();
    }

    /// @return milliseconds; NaN without a reading
    double median() {
        return median(Reading::skewMs);
    }

    /// By how much a start missed, whatever has become of the room's clock since.
    ///
    /// @return milliseconds, positive when it was early; NaN without a reading
    double missedMs(Lesson lesson) {
        return median(r -> lesson.missedMs(r.nanos(), r.positionMs()));
    }

    /// The same by the newest reading alone.
    double newestMissedMs(Lesson lesson) {
        return readings.isEmpty()
                ? Double.NaN
                : lesson.missedMs(readings.getLast().nanos(), readings.getLast().positionMs());
    }

    private double median(ToDoubleFunction<Reading> of) {
        if (readings.isEmpty()) {
            return Double.NaN;
        }
        double[] sorted = readings.stream().mapToDouble(of).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
