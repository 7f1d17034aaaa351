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
/// @param watch how it was seen to move
/// @param engine what was learned of it
/// @param insist correct at the next look, whatever the dead band says
public record SyncMemory(
        @Nullable Timeline followed,
        Decision.@Nullable ScheduledStart planned,
        double preparedMs,
        long preparedNanos,
        double rate,
        Watch watch,
        Engine engine,
        boolean insist) {

    /// Before any film.
    public static SyncMemory fresh(Engine engine, long nowNanos) {
        return new SyncMemory(
                null, null, Double.NaN, nowNanos, 1.0, Watch.from(nowNanos), engine, false);
    }

    /// A film was opened, resting at `positionMs`. What was learned of the engine stays.
    public SyncMemory opened(double positionMs, long nowNanos) {
        return fresh(engine, nowNanos).prepared(positionMs, nowNanos);
    }

    /// How far the player is off by the last settled readings, milliseconds; NaN when unknown.
    public double skewMs() {
        return watch.filter().median();
    }

    /// Whether the player is so far off that it should be looked at again soon.
    public boolean isAlarmed() {
        return watch.filter().isAlarmed();
    }

    double startLatencyMs() {
        return engine.start().ms();
    }

    public boolean isStarting() {
        return planned != null;
    }

    public SyncMemory insisting() {
        return new SyncMemory(
                followed, planned, preparedMs, preparedNanos, rate, watch, engine, true);
    }

    /// Something outside the player may be why it is off.
    public SyncMemory suspecting(Cause cause) {
        return with(watch.suspecting(cause));
    }

    SyncMemory following(Timeline timeline) {
        if (timeline.equals(followed) && !insist) {
            return this;
        }
        Watch hopeful = timeline.equals(followed) ? watch : watch.tried(0);
        return new SyncMemory(
                timeline, planned, preparedMs, preparedNanos, rate, hopeful, engine, false);
    }

    SyncMemory prepared(double positionMs, long nowNanos) {
        return new SyncMemory(
                followed,
                null,
                positionMs,
                nowNanos,
                rate,
                watch.seen(SkewFilter.EMPTY),
                engine.untaught(),
                insist);
    }

    SyncMemory planning(Decision.ScheduledStart start, long nowNanos, boolean correction) {
        Watch blind = watch.seen(SkewFilter.EMPTY);
        return new SyncMemory(
                followed,
                start,
                start.positionMs(),
                start.seek() ? nowNanos : preparedNanos,
                start.rate(),
                correction ? blind.tried(watch.tries() + 1) : blind,
                engine.untaught(),
                insist);
    }

    /// The film moves.
    ///
    /// @param lesson see [Engine#lesson]
    /// @param cause what it will be if it does not move with the room
    SyncMemory moving(long quietUntil, @Nullable Lesson lesson, Cause cause, long nowNanos) {
        return new SyncMemory(
                followed,
                null,
                Double.NaN,
                preparedNanos,
                rate,
                watch.anew(quietUntil, cause, nowNanos),
                engine.toLearn(lesson),
                insist);
    }

    SyncMemory with(Watch newWatch) {
        return new SyncMemory(
                followed, planned, preparedMs, preparedNanos, rate, newWatch, engine, insist);
    }

    SyncMemory with(Engine newEngine) {
        return new SyncMemory(
                followed, planned, preparedMs, preparedNanos, rate, watch, newEngine, insist);
    }

    SyncMemory quietUntil(long nanos) {
        return with(watch.quietUntil(nanos));
    }

    SyncMemory tried(int count) {
        return with(watch.tried(count));
    }
}
