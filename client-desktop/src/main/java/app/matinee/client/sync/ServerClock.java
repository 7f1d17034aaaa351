package app.matinee.client.sync;

import java.util.ArrayList;
import java.util.List;

/// The server's clock, as well as this machine can tell. Immutable: a new sample makes a new value.
///
/// **Which sample to believe.** A probe's offset is wrong by half the difference between its way
/// there and its way back, hence by at most half its round trip. Queues only ever lengthen a trip,
/// so the shortest trips are the truest and an average over all would let every queue in. A sample
/// also grows old, since two crystals drift apart by up to about [#DRIFT_MS_PER_S]. Both together
/// give each sample a bound, *half the trip plus age times drift*; the smallest bound wins, and the
/// samples within [#AS_GOOD_MS] of it are averaged, which evens out the server's whole
/// milliseconds.
///
/// **Never backwards.** When the belief changes, the reading slews towards it by at most [#SLEW] of
/// elapsed time; a film that starts at an instant starts once. Only the first burst, before
/// anything relies on the clock, and a server that really has another clock (it was restarted:
/// [#CONTRADICTIONS] samples in a row cannot be reconciled) take a step.
///
/// A fitted drift would replace the constant offset by a line; the reading is already a function of
/// the instant, so only this class would change.
public final class ServerClock {
    static final double DRIFT_MS_PER_S = 0.05;
    static final double AS_GOOD_MS = 0.5;
    static final double SLEW = 0.05;
    static final int WINDOW = 64;
    static final int CONTRADICTIONS = 3;

    /// Fewer samples than this are not yet relied on.
    static final int ENOUGH = 4;

    private static final double RECONCILABLE_MS = 25;

    public static final ServerClock UNKNOWN = new ServerClock(List.of(), List.of(), 0, 0, 0, 0, 0);

    private final List<ClockSample> samples;
    private final List<ClockSample> contradicting;
    private final double believedOffsetMs;
    private final double boundMs;
    private final double rttMs;

    /// The reading's offset at the last change of belief; from there it slews.
    private final double shownOffsetMs;

    private final long changedNanos;

    private ServerClock(
            List<ClockSample> samples,
            List<ClockSample> contradicting,
            double believedOffsetMs,
            double boundMs,
            double rttMs,
            double shownOffsetMs,
            long changedNanos) {
        this.samples = samples;
        this.contradicting = contradicting;
        this.believedOffsetMs = believedOffsetMs;
        this.boundMs = boundMs;
        this.rttMs = rttMs;
        this.shownOffsetMs = shownOffsetMs;
        this.changedNanos = changedNanos;
    }

    /// Whether enough was heard to rely on it.
    public boolean isKnown() {
        return samples.size() >= ENOUGH;
    }

    public ServerClock with(ClockSample sample) {
        if (isKnown() && !reconcilable(sample)) {
            List<ClockSample> against = plus(contradicting, sample);
            return against.size() < CONTRADICTIONS
                    ? new ServerClock(
                            samples,
                            against,
                            believedOffsetMs,
                            boundMs,
                            rttMs,
                            shownOffsetMs,
                            changedNanos)
                    : believing(against, sample.receivedNanos(), false);
        }
        return believing(plus(samples, sample), sample.receivedNanos(), isKnown());
    }

    private boolean reconcilable(ClockSample sample) {
        double apart = Math.abs(sample.offsetMs() - believedOffsetMs);
        return apart <= sample.rttMs() / 2 + errorMs(sample.receivedNanos()) + RECONCILABLE_MS;
    }

    private ServerClock believing(List<ClockSample> all, long nanos, boolean slewing) {
        double best = all.stream().mapToDouble(s -> boundMs(s, nanos)).min().orElseThrow();
        List<ClockSample> good =
                all.stream().filter(s -> boundMs(s, nanos) <= best + AS_GOOD_MS).toList();
        double offset = good.stream().mapToDouble(ClockSample::offsetMs).average().orElseThrow();
        double rtt = good.stream().mapToDouble(ClockSample::rttMs).min().orElseThrow();
        return new ServerClock(
                all, List.of(), offset, best, rtt, slewing ? offsetMsAt(nanos) : offset, nanos);
    }

    private static double boundMs(ClockSample sample, long nanos) {
        return sample.rttMs() / 2 + (nanos - sample.receivedNanos()) / 1e9 * DRIFT_MS_PER_S;
    }

    private static List<ClockSample> plus(List<ClockSample> samples, ClockSample sample) {
        List<ClockSample> all = new ArrayList<>(samples);
        all.add(sample);
        return List.copyOf(all.subList(Math.max(0, all.size() - WINDOW), all.size()));
    }

    private double offsetMsAt(long nanos) {
        double towards = believedOffsetMs - shownOffsetMs;
        double reach = Math.max(0, nanos - changedNanos) / 1e6 * SLEW;
        return shownOffsetMs + Math.clamp(towards, -reach, reach);
    }

    /// The server's clock at a local instant. Never falls while `nanos` rises.
    ///
    /// @param nanos local monotonic clock
    /// @return server clock, milliseconds, fractional
    public double serverMsAt(long nanos) {
        return nanos / 1e6 + offsetMsAt(nanos);
    }

    /// How far off [#serverMsAt] may be, ± milliseconds, slewing not counted.
    public double errorMs(long nanos) {
        return boundMs + Math.max(0, nanos - changedNanos) / 1e9 * DRIFT_MS_PER_S;
    }

    /// The smallest round trip among the samples believed, milliseconds.
    public double rttMs() {
        return rttMs;
    }
}
