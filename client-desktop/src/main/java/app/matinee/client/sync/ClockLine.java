package app.matinee.client.sync;

import java.util.ArrayList;
import java.util.List;

/// The offset between two clocks as a line over time: weighted least squares through samples whose
/// error bars differ by a hundred to one, with a slope that both ways share.
///
/// The way there and the way back are judged apart, since a question that was quick tells something
/// even when its answer was not: on ways that scatter by *j* the quickest of *n* single ways is
/// within some *j/n* of the truth, the quickest round trip within *j/√n* only. Simulated over 200 ±
/// 60 ms with 3 % loss, in order as TCP delivers (40 seeds), this halved the error of a line
/// through round trips in the first seconds (p95 after 1.5 s 8.1 instead of 14.1 ms, after 4 s 5.1
/// instead of 9.2) and changed nothing in the long run (after 10 minutes 3.9 and 3.9).
///
/// A way's bar is [#FLOOR_MS] plus half of what it is longer than the shortest one. The weight is
/// one over the bar squared. The slope is pulled towards nothing by a prior of [#PRIOR_PPM], the
/// drift of ordinary crystals, so that a burst of two seconds claims no slope and a minute of
/// probes does; no case distinction is needed in between.
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
    /// scheduled it, and a few lucky trips must not outweigh the rest. With 2 ms and the whole of
    /// the excess the first seconds were as good, but after 10 minutes the few that still counted
    /// left three times the error; with 4 ms ways that are queued more often in one direction tell
    /// more.
    static final double FLOOR_MS = 3;

    /// Computers' crystals keep within 50 to 100 millionths; the lab asks for 150.
    static final double PRIOR_PPM = 100;

    static final ClockLine NONE = new ClockLine(0, 0, 0, 0, 0, PRIOR_PPM / 1e6);

    /// Which way is the quickest depends on the slope, and the slope on which way is the quickest;
    /// the third round changes nothing that could be seen.
    private static final int ROUNDS = 3;

    /// One way of one sample.
    ///
    /// @param ageMs when, milliseconds after the line's zero (so mostly negative)
    /// @param tookMs how long it took by two clocks that disagree: too much by the offset on the
    ///   way there, too little by it on the way back
    private record Way(double ageMs, double tookMs) {}

    static ClockLine through(List<ClockSample> samples, long nowNanos) {
        double shortest = samples.stream().mapToDouble(ClockSample::rttMs).min().orElseThrow();
        // The offset is found as what it differs from this one, so that no digits are lost.
        double about = samples.getLast().offsetMs();
        List<Way> there = new ArrayList<>();
        List<Way> back = new ArrayList<>();
        for (ClockSample s : samples) {
            there.add(
                    new Way(
                            (s.sentNanos() - nowNanos) / 1e6,
                            s.serverReceivedMs() - s.sentNanos() / 1e6 - about));
            back.add(
                    new Way(
                            (s.receivedNanos() - nowNanos) / 1e6,
                            s.receivedNanos() / 1e6 - s.serverSentMs() + about));
        }
        double prior = 1 / ((PRIOR_PPM / 1e6) * (PRIOR_PPM / 1e6));
        double drift = 0;
        Gathered up = gather(there, drift);
        Gathered down = gather(back, -drift);
        for (int i = 0; i < ROUNDS; i++) {
            drift = (up.together - down.together) / (up.spread + down.spread + prior);
            up = gather(there, drift);
            down = gather(back, -drift);
        }
        double timeMs = (up.ageMs + down.ageMs) / 2;
        double upMs = up.tookMs + drift * (timeMs - up.ageMs);
        double downMs = down.tookMs - drift * (timeMs - down.ageMs);
        return new ClockLine(
                nowNanos + (long) (timeMs * 1e6),
                about + (upMs - downMs) / 2,
                drift,
                shortest,
                Math.sqrt(1 / up.weights + 1 / down.weights) / 2,
                Math.sqrt(1 / (up.spread + down.spread + prior)));
    }

    /// Weighted means of one direction, and what its regression needs.
    private record Gathered(
            double weights, double ageMs, double tookMs, double spread, double together) {}

    private static Gathered gather(List<Way> ways, double slope) {
        double shortest =
                ways.stream().mapToDouble(w -> w.tookMs - slope * w.ageMs).min().orElseThrow();
        double weights = 0;
        double age = 0;
        double took = 0;
        for (Way way : ways) {
            double w = weight(way, slope, shortest);
            weights += w;
            age += w * way.ageMs;
            took += w * way.tookMs;
        }
        age /= weights;
        took /= weights;
        double spread = 0;
        double together = 0;
        for (Way way : ways) {
            double w = weight(way, slope, shortest);
            spread += w * (way.ageMs - age) * (way.ageMs - age);
            together += w * (way.ageMs - age) * (way.tookMs - took);
        }
        return new Gathered(weights, age, took, spread, together);
    }

    private static double weight(Way way, double slope, double shortestMs) {
        double bar = FLOOR_MS + (way.tookMs - slope * way.ageMs - shortestMs) / 2;
        return 1 / (bar * bar);
    }

    double offsetMsAt(long nanos) {
        return offsetMs + driftMsPerMs * ((nanos - atNanos) / 1e6);
    }

    /// Two standard errors of the line at an instant, milliseconds.
    double errorMsAt(long nanos) {
        double away = driftError * ((nanos - atNanos) / 1e6);
        return 2 * Math.hypot(offsetErrorMs, away);
    }
}
