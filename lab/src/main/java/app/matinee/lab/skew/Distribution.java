package app.matinee.lab.skew;

import java.util.Arrays;
import java.util.Collection;

/// Numbers, sorted, to ask for their percentiles. Nearest rank, so that every answer is a number
/// that was measured. NaN when there is none.
public final class Distribution {
    private final double[] sorted;

    public Distribution(Collection<Double> values) {
        sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    public int count() {
        return sorted.length;
    }

    public double percentile(double percent) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
    }

    public double median() {
        return percentile(50);
    }

    public double max() {
        return percentile(100);
    }

    public double mean() {
        return Arrays.stream(sorted).average().orElse(Double.NaN);
    }
}
