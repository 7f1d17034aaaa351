package app.matinee.lab.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Two players, compared at the same instants.
///
/// Samples of two processes never fall together, so each player is carried from its last sample to
/// the instant at normal speed. It is never interpolated towards the next one: a seek in between
/// would smear a jump that really happened at one instant over both sides of it. A sample older
/// than [#STALE_MS] says nothing any more.
final class SkewSeries {
    /// The step between instants, milliseconds.
    public static final int STEP_MS = 100;

    static final int STALE_MS = 150;

    /// @param atNanos the kernel's monotonic clock
    /// @param skewMs first minus second player, milliseconds, signed
    public record Point(long atNanos, double skewMs) {}

    private final List<Point> points;
    private final int instants;

    private SkewSeries(List<Point> points, int instants) {
        this.points = List.copyOf(points);
        this.instants = instants;
    }

    /// @param first in any order
    /// @param second in any order
    public static SkewSeries of(List<PositionSample> first, List<PositionSample> second) {
        NavigableMap<Long, PositionSample> a = byTime(first);
        NavigableMap<Long, PositionSample> b = byTime(second);
        if (a.isEmpty() || b.isEmpty()) {
            return new SkewSeries(List.of(), 0);
        }
        long start = Math.max(a.firstKey(), b.firstKey());
        long end = Math.min(a.lastKey(), b.lastKey());
        List<Point> points = new ArrayList<>();
        int instants = 0;
        for (long at = start; at <= end; at += STEP_MS * 1_000_000L) {
            instants++;
            double here = positionAt(a, at);
            double there = positionAt(b, at);
            if (!Double.isNaN(here) && !Double.isNaN(there)) {
                points.add(new Point(at, here - there));
            }
        }
        return new SkewSeries(points, instants);
    }

    private static NavigableMap<Long, PositionSample> byTime(List<PositionSample> samples) {
        NavigableMap<Long, PositionSample> sorted = new TreeMap<>();
        samples.forEach(sample -> sorted.put(sample.atNanos(), sample));
        return sorted;
    }

    /// @return NaN when it did not play, or nobody knows
    private static double positionAt(NavigableMap<Long, PositionSample> samples, long at) {
        PositionSample last = samples.floorEntry(at).getValue();
        double ageMs = (at - last.atNanos()) / 1e6;
        return last.playing() && ageMs <= STALE_MS ? last.positionMs() + ageMs : Double.NaN;
    }

    public List<Point> points() {
        return points;
    }

    /// Those from an instant on.
    public SkewSeries since(long nanos) {
        return new SkewSeries(
                points.stream().filter(point -> point.atNanos() - nanos >= 0).toList(), instants);
    }

    /// Instants looked at, also those at which not both played.
    public int instants() {
        return instants;
    }

    public int count() {
        return points.size();
    }

    /// @param share 0.5 is the median
    /// @return of the absolute skews, milliseconds, the nearest rank; NaN when there are none
    public double quantileMs(double share) {
        double[] sorted =
                points.stream().mapToDouble(point -> Math.abs(point.skewMs())).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
    }
}
