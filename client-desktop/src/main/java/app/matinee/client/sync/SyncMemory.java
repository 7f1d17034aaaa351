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
/// @param latency of `play()`, as learned here
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
        StartLatency latency,
        boolean learning,
        boolean insist) {

    /// Before any film.
    public static SyncMemory fresh(StartLatency latency, long nowNanos) {
        return new SyncMemory(
                null,
                null,
                Double.NaN,
                nowNanos,
                1.0,
                SkewFilter.EMPTY,
                nowNanos,
                0,
                latency,
                false,
                false);
    }

    /// A film was opened, resting at `positionMs`. What was learned of the engine stays.
    public SyncMemory opened(double positionMs, long nowNanos) {
        SyncMemory clean = fresh(latency, nowNanos);
        return clean.prepared(positionMs, nowNanos);
    }

    /// How far the player is off by the last settled readings, milliseconds; NaN when unknown.
    public double skewMs() {
        return filter.median();
    }

    double startLatencyMs() {
        return latency.ms();
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
                latency,
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
                        latency,
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
                latency,
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
                latency,
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
                latency,
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
                latency,
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
                latency,
                learn,
                insist);
    }

    SyncMemory measured(SkewFilter seen, StartLatency seenLatency, boolean stillLearning) {
        return new SyncMemory(
                followed,
                planned,
                preparedMs,
                preparedNanos,
                rate,
                seen,
                quietUntilNanos,
                tries,
                seenLatency,
                stillLearning,
                insist);
    }
}
