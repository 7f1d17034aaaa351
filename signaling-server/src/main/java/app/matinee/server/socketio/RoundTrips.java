package app.matinee.server.socketio;

import java.util.Arrays;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/// The last round trips of one connection. Their median is what counts: one ping that met a full
/// line, or a machine that slept, says nothing about the next.
///
/// Written on one thread; read from any.
final class RoundTrips {
    static final int KEPT = 7;

    private final double[] last = new double[KEPT];
    private int count;
    private DoubleConsumer heard = roundTripMs -> {};
    private volatile @Nullable Double medianMs;

    /// Who else hears every measurement; to be said before the first.
    void tell(DoubleConsumer listener) {
        heard = listener;
    }

    /// @param roundTripMs milliseconds, not negative
    void add(double roundTripMs) {
        last[count % KEPT] = roundTripMs;
        count++;
        double[] sorted = Arrays.copyOf(last, Math.min(count, KEPT));
        Arrays.sort(sorted);
        medianMs = sorted[(sorted.length - 1) / 2];
        heard.accept(roundTripMs);
    }

    /// @return milliseconds; null before the first
    @Nullable Double medianMs() {
        return medianMs;
    }
}
