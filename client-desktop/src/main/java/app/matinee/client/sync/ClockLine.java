package app.matinee.client.sync;

import java.util.List;

/// The offset between two clocks as a line over time: weighted least squares through samples whose
/// error bars differ by a hundred to one.
///
/// A sample's bar is [#FLOOR_MS] plus half of what its round trip is longer than the shortest one:
/// the most by which its queues can have falsified it. The weight is one over the bar squared. The
/// slope is pulled towards nothing by a prior of [#PRIOR_PPM], the drift of ordinary crystals, so
/// that a burst of two seconds claims no slope and a minute of probes does; no case distinction is
/// needed in between.
///
/// @param atNanos local clock at which the line stands at `offsetMs`
/// @param offsetMs server minus local clock there, milliseconds
/// @param driftMsPerMs slope
/// @param rttMs the shortest round trip, milliseconds
/// @param offsetErrorMs one standard error of `offsetMs`
/// @param driftError one standard error of the slope
record ClockLine(
        long atNanos,
        double offsetMs,
        double driftMsPerMs,
        double rttMs,
        double offsetErrorMs,
        double driftError) {

    /// No sample is believed more than this: its whole milliseconds are rounded, two machines
    /// scheduled it, and one lucky trip must not outweigh the rest. In simulated bursts and
    /// trickles over 80 ± 20 and 200 ± 60 ms with ± 150 ppm, 2 ms left half the error of 0.4 ms at
    /// p99 (3.7 and 8.4 ms).
    static final double FLOOR_MS = 2;

    /// Computers' crystals keep within 50 to 100 millionths; the lab asks for 150.
    static final double PRIOR_PPM = 100;

    static final ClockLine NONE = new ClockLine(0, 0, 0, 0, 0, PRIOR_PPM / 1e6);

    static ClockLine through(List<ClockSample> samples, long nowNanos) {
        double shortest = samples.stream().mapToDouble(ClockSample::rttMs).min().orElseThrow();
        double weights = 0;
        double time = 0;
        double offset = 0;
        for (ClockSample s : samples) {
            double w = weight(s, shortest);
            weights += w;
            time += w * ageMs(s, nowNanos);
            offset += w * s.offsetMs();
        }
        time /= weights;
        offset /= weights;
        double spread = 0;
        double together = 0;
        for (ClockSample s : samples) {
            double w = weight(s, shortest);
            double t = ageMs(s, nowNanos) - time;
            spread += w * t * t;
            together += w * t * (s.offsetMs() - offset);
        }
        double prior = 1 / ((PRIOR_PPM / 1e6) * (PRIOR_PPM / 1e6));
        double drift = together / (spread + prior);
        return new ClockLine(
                nowNanos + (long) (time * 1e6),
                offset,
                drift,
                shortest,
                Math.sqrt(1 / weights),
                Math.sqrt(1 / (spread + prior)));
    }

    double offsetMsAt(long nanos) {
        return offsetMs + driftMsPerMs * ((nanos - atNanos) / 1e6);
    }

    /// Two standard errors of the line at an instant, milliseconds.
    double errorMsAt(long nanos) {
        double away = driftError * ((nanos - atNanos) / 1e6);
        return 2 * Math.hypot(offsetErrorMs, away);
    }

    private static double weight(ClockSample sample, double shortestMs) {
        double bar = FLOOR_MS + (sample.rttMs() - shortestMs) / 2;
        return 1 / (bar * bar);
    }

    /// When the sample was taken, in the middle of its way; negative, milliseconds before `now`.
    private static double ageMs(ClockSample sample, long nowNanos) {
        long middle = sample.sentNanos() + (sample.receivedNanos() - sample.sentNanos()) / 2;
        return (middle - nowNanos) / 1e6;
    }
}
