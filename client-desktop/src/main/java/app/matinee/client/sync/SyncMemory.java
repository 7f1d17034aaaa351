package app.matinee.client.sync;

import app.matinee.protocol.Timeline;
import org.jspecify.annotations.Nullable;

/// What [SyncPolicy] remembers from one look to the next.
///
/// @param followed the timeline acted on last
/// @param planned the start that is waiting to happen
/// @param preparedMs where the resting player was put, media time, milliseconds; NaN when it moves
///   or nobody put it there
/// @param preparedNanos when
/// @param rate what the player was last told
/// @param quietUntilNanos no correction before this: the last one is still settling
/// @param tries corrections in a row that did not help
/// @param startLatencyMs from `play()` to the clock moving, as learned here, milliseconds
/// @param learning whether the next settled skew tells something about the last start
/// @param insist correct at the next look, whatever the dead band says
public record SyncMemory(
        @Nullable Timeline followed,
        Decision.@Nullable ScheduledStart planned,
        double preparedMs,
        long preparedNanos,
        double rate,
        SkewFilter filter,
        long quietUntilNanos,
        int tries,
        double startLatencyMs,
        boolean learning,
        boolean insist) {

    /// Before any film.
    public static SyncMemory fresh(double startLatencyMs, long nowNanos) {
        return new SyncMemory(
                null,
                null,
                Double.NaN,
                nowNanos,
                1.0,
                SkewFilter.EMPTY,
                nowNanos,
                0,
                startLatencyMs,
                false,
                false);
    }

    /// A film was opened, resting at `positionMs`. What was learned of the engine stays.
    public SyncMemory opened(double positionMs, long nowNanos) {
        SyncMemory clean = fresh(startLatencyMs, nowNanos);
        return clean.prepared(positionMs, nowNanos);
    }

    /// How far the player is off by the last settled readings, milliseconds; NaN when unknown.
    public double skewMs() {
        return filter.median();
    }

    public boolean isStarting() {
        return planned != null;
    }

    public SyncMemory insisting() {
        return new SyncMemory(
                followed,
                planned,
                preparedMs,
                preparedNanos,
                rate,
                filter,
                quietUntilNanos,
                tries,
                startLatencyMs,
                learning,
                true);
    }

    SyncMemory following(Timeline timeline) {
        return timeline.equals(followed) && !insist
                ? this
                : new SyncMemory(
                        timeline,
                        planned,
                        preparedMs,
                        preparedNanos,
                        rate,
                        filter,
                        quietUntilNanos,
                        timeline.equals(followed) ? tries : 0,
                        startLatencyMs,
                        learning,
                        false);
    }

    SyncMemory prepared(double positionMs, long nowNanos) {
        return new SyncMemory(
                followed,
                null,
                positionMs,
                nowNanos,
                rate,
                SkewFilter.EMPTY,
                quietUntilNanos,
                tries,
                startLatencyMs,
                false,
                insist);
    }

    SyncMemory planning(Decision.ScheduledStart start, long nowNanos, boolean correction) {
        return new SyncMemory(
                followed,
                start,
                start.positionMs(),
                start.seek() ? nowNanos : preparedNanos,
                start.rate(),
                SkewFilter.EMPTY,
                quietUntilNanos,
                correction ? tries + 1 : tries,
                startLatencyMs,
                false,
                insist);
    }

    SyncMemory quietUntil(long nanos) {
        return new SyncMemory(
                followed,
                planned,
                preparedMs,
                preparedNanos,
                rate,
                filter,
                nanos,
                tries,
                startLatencyMs,
                learning,
                insist);
    }

    SyncMemory tried(int count) {
        return new SyncMemory(
                followed,
                planned,
                preparedMs,
                preparedNanos,
                rate,
                filter,
                quietUntilNanos,
                count,
                startLatencyMs,
                learning,
                insist);
    }

    /// The film moves.
    SyncMemory moving(long quietUntil, boolean learn) {
        return new SyncMemory(
                followed,
                null,
                Double.NaN,
                preparedNanos,
                rate,
                SkewFilter.EMPTY,
                quietUntil,
                tries,
                startLatencyMs,
                learn,
                insist);
    }

    SyncMemory measured(SkewFilter seen, double latencyMs, boolean stillLearning) {
        return new SyncMemory(
                followed,
                planned,
                preparedMs,
                preparedNanos,
                rate,
                seen,
                quietUntilNanos,
                tries,
                latencyMs,
                stillLearning,
                insist);
    }
}
