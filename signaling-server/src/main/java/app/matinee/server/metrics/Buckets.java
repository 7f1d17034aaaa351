package app.matinee.server.metrics;

import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// How many values were at most so large, for rising bounds.
///
/// @param boundsMs upper bounds, milliseconds, rising
/// @param counts cumulative: how many were at most the bound of the same index
/// @param all with those above the last bound
record Buckets(double[] boundsMs, double[] counts, double all) {
    static Buckets of(HistogramSnapshot snapshot) {
        CountAtBucket[] buckets = snapshot.histogramCounts();
        return new Buckets(
                Arrays.stream(buckets).mapToDouble(b -> b.bucket(TimeUnit.MILLISECONDS)).toArray(),
                Arrays.stream(buckets).mapToDouble(CountAtBucket::count).toArray(),
                snapshot.count());
    }

    /// @param earlier of the same bounds
    /// @return what came after it
    Buckets since(Buckets earlier) {
        double[] fresh = counts.clone();
        for (int i = 0; i < fresh.length; i++) {
            fresh[i] -= earlier.counts[i];
        }
        return new Buckets(boundsMs, fresh, all - earlier.all);
    }

    /// Values are taken as spread evenly within their bucket, as Prometheus does.
    ///
    /// @param share 0 to 1
    /// @return milliseconds; the last bound for what lies above it; null when there is no value
    @Nullable Double quantileMs(double share) {
        if (all <= 0) {
            return null;
        }
        double rank = share * all;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] >= rank) {
                double below = i == 0 ? 0 : counts[i - 1];
                double from = i == 0 ? 0 : boundsMs[i - 1];
                double inside = counts[i] - below;
                return inside <= 0
                        ? boundsMs[i]
                        : from + (boundsMs[i] - from) * (rank - below) / inside;
            }
        }
        return boundsMs[boundsMs.length - 1];
    }
}
