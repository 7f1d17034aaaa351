package app.matinee.server.metrics;

import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// How many values were at most so large, for rising bounds; the last is beyond every value.
///
/// @param boundsMs upper bounds, milliseconds, rising
/// @param counts cumulative: how many were at most the bound of the same index
record Buckets(double[] boundsMs, double[] counts) {
    static Buckets of(HistogramSnapshot snapshot) {
        CountAtBucket[] buckets = snapshot.histogramCounts();
        return new Buckets(
                Arrays.stream(buckets).mapToDouble(b -> b.bucket(TimeUnit.MILLISECONDS)).toArray(),
                Arrays.stream(buckets).mapToDouble(CountAtBucket::count).toArray());
    }

    /// @param earlier of the same bounds
    /// @return what came after it
    Buckets since(Buckets earlier) {
        double[] fresh = counts.clone();
        for (int i = 0; i < fresh.length; i++) {
            fresh[i] -= earlier.counts[i];
        }
        return new Buckets(boundsMs, fresh);
    }

    /// Values are taken as spread evenly within their bucket, as Prometheus does.
    ///
    /// @param share 0 to 1
    /// @return milliseconds, at most the last bound but one; null when there is no value
    @Nullable Double quantileMs(double share) {
        int last = counts.length - 1;
        double all = counts[last];
        if (all <= 0) {
            return null;
        }
        double rank = share * all;
        for (int i = 0; i < last; i++) {
            if (counts[i] >= rank) {
                double below = i == 0 ? 0 : counts[i - 1];
                double from = i == 0 ? 0 : boundsMs[i - 1];
                double inside = counts[i] - below;
                return inside <= 0
                        ? boundsMs[i]
                        : from + (boundsMs[i] - from) * (rank - below) / inside;
            }
        }
        return boundsMs[last - 1];
    }
}
