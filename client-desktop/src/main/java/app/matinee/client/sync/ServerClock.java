package app.matinee.client.sync;

import java.util.ArrayList;
import java.util.List;

/// The server's clock, as well as this machine can tell. Immutable: a new sample makes a new value.
///
/// **Which samples to believe.** A probe's offset is wrong by half the difference between its way
/// there and its way back. Queues only ever lengthen a way, so of a way that took longer than the
/// shortest by `q` milliseconds, up to `q` may be queues: the shortest ways are the truest, and a
/// plain average would let every queue in. There and back are judged apart ([ClockLine]). What the
/// shortest ways hide, a path that is always longer one way, nobody can see from one end.
///
/// **Drift.** Two crystals part by up to 150 millionths, 9 ms a minute. [ClockLine] draws a line
/// through the samples, each weighted by how far it may be off, so that an old sample that was
/// quick serves as well as a new one that was slow.
///
/// **Never backwards.** When the belief changes, the reading slews towards it by at most [#SLEW] of
/// elapsed time; a film that starts at an instant starts once. Only the first burst, before
/// anything relies on the clock, and a server that really has another clock (it was restarted:
/// [#CONTRADICTIONS] samples in a row cannot be reconciled) take a step.
public final class ServerClock {
    static final double SLEW = 0.05;

    /// At a probe every two seconds, more than six minutes: crystals keep their drift that long.
    static final int WINDOW = 200;

    static final int CONTRADICTIONS = 3;

    /// Fewer samples than this are not yet relied on.
    static final int ENOUGH = 4;

    private static final double RECONCILABLE_MS = 25;

    public static final ServerClock UNKNOWN =
            new ServerClock(List.of(), List.of(), ClockLine.NONE, 0, 0);

    private final List<ClockSample> samples;
    private final List<ClockSample> contradicting;
    private final ClockLine line;

    /// How far the reading was from the line at the last change of belief; from there it slews.
    private final double behindMs;

    private final long changedNanos;

    private ServerClock(
            List<ClockSample> samples,
            List<ClockSample> contradicting,
            ClockLine line,
            double behindMs,
            long changedNanos) {
        this.samples = samples;
        this.contradicting = contradicting;
        this.line = line;
        this.behindMs = behindMs;
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
                    ? new ServerClock(samples, against, line, behindMs, changedNanos)
                    : believing(against, sample.receivedNanos(), false);
        }
        return believing(plus(samples, sample), sample.receivedNanos(), isKnown());
    }

    private boolean reconcilable(ClockSample sample) {
        long nanos = sample.receivedNanos();
        double apart = Math.abs(sample.offsetMs() - line.offsetMsAt(nanos));
        return apart <= sample.rttMs() / 2 + errorMs(nanos) + RECONCILABLE_MS;
    }

    private ServerClock believing(List<ClockSample> all, long nanos, boolean slewing) {
        ClockLine drawn = ClockLine.through(all, nanos);
        double behind = slewing ? offsetMsAt(nanos) - drawn.offsetMsAt(nanos) : 0;
        return new ServerClock(all, List.of(), drawn, behind, nanos);
    }

    private static List<ClockSample> plus(List<ClockSample> samples, ClockSample sample) {
        List<ClockSample> all = new ArrayList<>(samples);
        all.add(sample);
        return List.copyOf(all.subList(Math.max(0, all.size() - WINDOW), all.size()));
    }

    private double offsetMsAt(long nanos) {
        double reach = Math.max(0, nanos - changedNanos) / 1e6 * SLEW;
        double left = Math.copySign(Math.max(0, Math.abs(behindMs) - reach), behindMs);
        return line.offsetMsAt(nanos) + left;
    }

    /// The server's clock at a local instant. Never falls while `nanos` rises.
    ///
    /// @param nanos local monotonic clock
    /// @return server clock, milliseconds, fractional
    public double serverMsAt(long nanos) {
        return nanos / 1e6 + offsetMsAt(nanos);
    }

    /// What [#serverMsAt] slews towards: the best belief, for whoever plans anew and has nothing
    /// that already moves by the clock. May step back at a sample.
    ///
    /// @param nanos local monotonic clock
    /// @return server clock, milliseconds, fractional
    public double believedMsAt(long nanos) {
        return nanos / 1e6 + line.offsetMsAt(nanos);
    }

    /// How far off [#serverMsAt] may be, ± milliseconds, slewing not counted: half of the shortest
    /// trip, which a one-sided path could hide, and what the line itself leaves open.
    public double errorMs(long nanos) {
        return line.rttMs() / 2 + line.errorMsAt(nanos);
    }

    /// How far the last sample changed the belief, milliseconds: what is being slewed away.
    public double slewingMs() {
        return Math.abs(behindMs);
    }

    /// The smallest round trip among the samples, milliseconds.
    public double rttMs() {
        return line.rttMs();
    }

    /// How much faster the server's clock runs than this machine's, millionths; 0 while unknown.
    public double driftPpm() {
        return line.driftMsPerMs() * 1e6;
    }
}
