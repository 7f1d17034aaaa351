package app.matinee.client.session;

import app.matinee.client.sync.ProbeSchedule;
import app.matinee.client.sync.ServerClock;
import app.matinee.client.sync.SyncMemory;
import org.jspecify.annotations.Nullable;

/// How this player keeps up.
///
/// @param shownSkewMs what views see; NaN when nothing plays
/// @param nextLookNanos when [app.matinee.client.sync.SyncPolicy] looks again
/// @param nextStatusNanos when the server is told again how the player stands
/// @param told how it stood when the server was last told
/// @param typingToldNanos from when on the server may hear again that this person writes
record SyncState(
        ServerClock clock,
        ProbeSchedule probes,
        SyncMemory memory,
        double shownSkewMs,
        long nextLookNanos,
        long nextStatusNanos,
        Told told,
        long typingToldNanos) {

    /// @param restMs where the timeline rests; null while it plays. Another place is news.
    record Told(boolean ready, boolean buffering, @Nullable Long restMs) {
        static final Told NOTHING = new Told(false, false, null);
    }

    SyncState withClock(ServerClock newClock) {
        return new SyncState(
                newClock,
                probes,
                memory,
                shownSkewMs,
                nextLookNanos,
                nextStatusNanos,
                told,
                typingToldNanos);
    }

    SyncState withProbes(ProbeSchedule newProbes) {
        return new SyncState(
                clock,
                newProbes,
                memory,
                shownSkewMs,
                nextLookNanos,
                nextStatusNanos,
                told,
                typingToldNanos);
    }

    SyncState withMemory(SyncMemory newMemory) {
        return new SyncState(
                clock,
                probes,
                newMemory,
                shownSkewMs,
                nextLookNanos,
                nextStatusNanos,
                told,
                typingToldNanos);
    }

    SyncState looked(double newShownSkewMs, long newNextLookNanos) {
        return new SyncState(
                clock,
                probes,
                memory,
                newShownSkewMs,
                newNextLookNanos,
                nextStatusNanos,
                told,
                typingToldNanos);
    }

    SyncState telling(Told newTold, long newNextStatusNanos) {
        return new SyncState(
                clock,
                probes,
                memory,
                shownSkewMs,
                nextLookNanos,
                newNextStatusNanos,
                newTold,
                typingToldNanos);
    }

    SyncState typed(long nanos) {
        return new SyncState(
                clock, probes, memory, shownSkewMs, nextLookNanos, nextStatusNanos, told, nanos);
    }
}
