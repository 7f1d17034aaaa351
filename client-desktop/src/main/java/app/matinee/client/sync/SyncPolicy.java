package app.matinee.client.sync;

import app.matinee.protocol.Timeline;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decides what the player should do to be where the room's timeline is.
///
/// There is one means: *be at a place at an instant* ([Decision.ScheduledStart]). It serves the
/// first start, the start after a pause and the correction of a player that strayed, ahead or
/// behind, alike: stop, put the picture there while resting, call `play()` on time. The rate is
/// never trimmed: each change of it costs MediaPlayer a flushing seek, and a servo on it does not
/// converge (docs/decisions/0007).
///
/// Since a correction is heard, it must be rare. Only the median of the readings over
/// [SkewFilter#SPAN_NANOS] counts, only beyond [#DEAD_BAND_MS], not while an earlier one settles,
/// and ever more seldom when they do not help. Where the film stops anyway (pause, seek, load), its
/// place is put right for free.
public final class SyncPolicy {
    /// Half a frame at 30/s: closer than this is in step.
    public static final double IN_STEP_MS = 17;

    /// About one frame: beyond this a moving film is corrected. Apart from [#IN_STEP_MS], so that a
    /// player between the two is left alone; far above what a start misses by (5 ms), so that one
    /// correction is enough.
    public static final double DEAD_BAND_MS = 30;

    static final double SAME_PLACE_MS = 0.5;
    static final double MIN_LEAD_MS = 200;
    static final double MAX_LEAD_MS = 1_000;

    /// Beyond the engine's own times: for the mailbox, the timer and a slow frame.
    static final double LEAD_MARGIN_MS = 120;

    /// A player this far ahead waits for the room; further ahead it goes back instead.
    static final double MAX_WAIT_MS = 3_000;

    /// How much sooner a second seek must be than waiting where the first one led.
    static final double WORTH_A_SEEK_MS = 150;

    /// A start that shows nothing after this long was lost.
    static final double LOST_START_MS = 1_500;

    private static final long SETTLE_NANOS = 300_000_000;
    private static final long REST_SETTLE_NANOS = 500_000_000;
    private static final long FIRST_BACK_OFF_NANOS = 2_000_000_000;
    private static final int MAX_DOUBLINGS = 4;
    private static final int REST_TRIES = 3;
    private static final double FAR_FROM_REST_MS = 60;

    private static final Decision HOLD = new Decision.Hold();

    private SyncPolicy() {}

    /// A decision and what to remember for the next one.
    public record Verdict(Decision decision, SyncMemory memory) {}

    public static Verdict decide(Scene scene, SyncMemory memory) {
        boolean fresh = memory.insist() || !isSameMotion(scene.timeline(), memory.followed());
        boolean insist = memory.insist();
        SyncMemory following = memory.following(scene.timeline());
        return switch (scene.player().status()) {
            case EMPTY, OPENING, FAILED -> new Verdict(HOLD, memory);
            case PAUSED, ENDED ->
                    scene.timeline().playing()
                            ? awaited(scene, following)
                            : resting(scene, following);
            case PLAYING -> {
                if (!scene.timeline().playing()) {
                    yield stop(scene, following, fresh);
                }
                yield isStopping(scene, following)
                        ? awaited(scene, following)
                        : moving(scene, following, fresh, insist);
            }
            case STALLED ->
                    scene.timeline().playing()
                            ? stalled(scene, following)
                            : stop(scene, following, fresh);
        };
    }

    /// A rest is the same rest whenever it began: one's own pause comes back from the server with
    /// another instant and must move nothing.
    private static boolean isSameMotion(Timeline now, @Nullable Timeline before) {
        if (before == null || now.playing() || before.playing()) {
            return now.equals(before);
        }
        return now.positionMs() == before.positionMs()
                && Objects.equals(now.mediaId(), before.mediaId());
    }

    private static Verdict resting(Scene scene, SyncMemory memory) {
        double goal = restingPlace(scene);
        if (memory.planned() != null) {
            return new Verdict(new Decision.Pause(goal), atRest(scene, memory, goal).tried(0));
        }
        boolean elsewhere =
                Double.isNaN(memory.preparedMs())
                        || Math.abs(memory.preparedMs() - goal) > SAME_PLACE_MS;
        if (elsewhere) {
            return new Verdict(new Decision.Seek(goal), atRest(scene, memory, goal).tried(0));
        }
        boolean strayed =
                Math.abs(scene.player().positionMs() - goal) > FAR_FROM_REST_MS
                        && scene.nowNanos() - memory.watch().quietUntilNanos() >= 0
                        && memory.watch().tries() < REST_TRIES;
        return strayed
                ? new Verdict(
                        new Decision.Seek(goal),
                        atRest(scene, memory, goal).tried(memory.watch().tries() + 1))
                : new Verdict(HOLD, memory);
    }

    private static Verdict stop(Scene scene, SyncMemory memory, boolean fresh) {
        if (!fresh && scene.nowNanos() - memory.watch().quietUntilNanos() < 0) {
            return new Verdict(HOLD, memory);
        }
        double goal = restingPlace(scene);
        return new Verdict(new Decision.Pause(goal), atRest(scene, memory, goal));
    }

    /// Told to rest at a place, and not resting yet: the answer to one's own seek may come sooner
    /// than the engine stops, and must not seek a second time.
    private static boolean isStopping(Scene scene, SyncMemory memory) {
        return !Double.isNaN(memory.preparedMs())
                && memory.planned() == null
                && scene.nowNanos() - memory.watch().quietUntilNanos() < 0;
    }

    private static SyncMemory atRest(Scene scene, SyncMemory memory, double goal) {
        return memory.prepared(goal, scene.nowNanos())
                .quietUntil(scene.nowNanos() + REST_SETTLE_NANOS);
    }

    private static double restingPlace(Scene scene) {
        double goal = scene.timeline().positionMs();
        return scene.durationMs() > 0 ? Math.min(goal, scene.durationMs()) : goal;
    }

    /// The room plays, this player rests: a start is to be planned, or is already.
    private static Verdict awaited(Scene scene, SyncMemory memory) {
        if (scene.isPastEnd()) {
            return new Verdict(HOLD, memory);
        }
        Decision.ScheduledStart planned = memory.planned();
        if (planned != null
                && fits(planned, scene.timeline())
                && scene.serverNowMs() < planned.atServerMs() + LOST_START_MS) {
            return new Verdict(HOLD, memory);
        }
        Decision.ScheduledStart start = startFromRest(scene, memory);
        return new Verdict(start, memory.planning(start, scene.nowNanos(), false));
    }

    private static Decision.ScheduledStart startFromRest(Scene scene, SyncMemory memory) {
        Timeline timeline = scene.timeline();
        if (!Double.isNaN(memory.preparedMs()) && memory.rate() == timeline.rate()) {
            double seekLeftMs =
                    memory.engine().seek().ms() - (scene.nowNanos() - memory.preparedNanos()) / 1e6;
            double soonest =
                    scene.believedNowMs()
                            + Math.max(0, seekLeftMs)
                            + Math.max(0, memory.startLatencyMs());
            double reached = timeline.serverMsAt(memory.preparedMs());
            boolean inTime = reached >= soonest && reached >= timeline.atServerMs();
            // A place further ahead is not waited for when another seek would be clearly sooner.
            double worthMs = Math.max(leadMs(scene, memory) + WORTH_A_SEEK_MS, startsInMs(scene));
            if (inTime && reached - scene.believedNowMs() <= worthMs) {
                return start(
                        scene, memory, memory.preparedMs(), reached, false, false, 0, Cause.START);
            }
        }
        double at =
                Math.max(
                        (double) timeline.atServerMs(),
                        scene.believedNowMs() + leadMs(scene, memory));
        return start(scene, memory, timeline.exactPositionAt(at), at, false, true, 0, Cause.START);
    }

    private static double startsInMs(Scene scene) {
        return scene.timeline().atServerMs() - scene.believedNowMs();
    }

    private static Verdict moving(Scene scene, SyncMemory memory, boolean fresh, boolean insist) {
        if (scene.isPastEnd()) {
            return new Verdict(HOLD, memory);
        }
        Decision.ScheduledStart planned = memory.planned();
        if (planned != null && fits(planned, scene.timeline())) {
            boolean due = scene.serverNowMs() >= planned.callAtServerMs();
            return new Verdict(
                    HOLD,
                    due
                            ? memory.moving(
                                    settledAt(scene, planned),
                                    lessonOf(planned, scene, memory),
                                    Cause.START,
                                    scene.nowNanos())
                            : memory);
        }
        double positionMs = scene.player().positionMsAt(scene.nowNanos(), memory.rate());
        double errorMs = positionMs - scene.lineMs();
        boolean otherRate = memory.rate() != scene.timeline().rate();
        double believedMs = errorMs + scene.doubtMs();
        if (planned != null || otherRate || insist || (fresh && isOutside(errorMs, believedMs))) {
            return corrected(scene, memory, believedMs, insist ? believedMs : 0, Cause.WISH);
        }
        return watched(
                scene, memory.with(memory.watch().looked(scene.nowNanos())), errorMs, positionMs);
    }

    /// At another speed the sound device's periods are not what they seem: nothing to learn.
    private static @Nullable Lesson lessonOf(
            Decision.ScheduledStart planned, Scene scene, SyncMemory memory) {
        return planned.rate() == 1.0
                ? new Lesson(
                        (scene.nowNanos() - memory.preparedNanos()) / 1e6,
                        planned.positionMs(),
                        planned.atNanos())
                : null;
    }

    private static long settledAt(Scene scene, Decision.ScheduledStart planned) {
        double leftMs = Math.max(0, planned.atServerMs() - scene.serverNowMs());
        return scene.nowNanos() + (long) (leftMs * 1e6) + SETTLE_NANOS;
    }

    private static Verdict watched(
            Scene scene, SyncMemory memory, double errorMs, double positionMs) {
        boolean settling = scene.nowNanos() - memory.watch().quietUntilNanos() < 0;
        if (settling && memory.engine().isLearning()) {
            return new Verdict(HOLD, memory);
        }
        SkewFilter seen = memory.watch().filter().with(scene.nowNanos(), errorMs, positionMs);
        SyncMemory wiser = memory.with(memory.watch().seen(seen));
        boolean far = seen.isSurelyFar();
        if (!seen.isSettled() && !far) {
            return new Verdict(HOLD, wiser);
        }
        double skew = far ? seen.newest() : seen.median();
        if (memory.engine().isLearning()) {
            wiser = wiser.with(memory.engine().learned(seen, far));
        }
        if (Math.abs(skew) <= IN_STEP_MS) {
            return new Verdict(HOLD, wiser.with(wiser.watch().tried(0).suspecting(Cause.DRIFT)));
        }
        double believed = skew + scene.doubtMs();
        if (!isOutside(skew, believed) || scene.nowNanos() - backOffEnd(memory) < 0) {
            return new Verdict(HOLD, wiser);
        }
        return corrected(scene, wiser, believed, believed, memory.watch().suspect());
    }

    /// By the clock as it reads and as it is believed: while it slews, what it will say of a film
    /// counts as much as what it says.
    private static boolean isOutside(double readMs, double believedMs) {
        return Math.abs(readMs) > DEAD_BAND_MS && Math.abs(believedMs) > DEAD_BAND_MS;
    }

    private static long backOffEnd(SyncMemory memory) {
        if (memory.watch().tries() == 0) {
            return memory.watch().quietUntilNanos();
        }
        int doublings = Math.min(MAX_DOUBLINGS, memory.watch().tries() - 1);
        return memory.watch().quietUntilNanos() + (FIRST_BACK_OFF_NANOS << doublings);
    }

    /// @param toldMs what to say of it: 0 when the room jumped, not this player
    private static Verdict corrected(
            Scene scene, SyncMemory memory, double errorMs, double toldMs, Cause cause) {
        Timeline timeline = scene.timeline();
        double soonest = scene.believedNowMs() + leadMs(scene, memory);
        double at = Math.max((double) timeline.atServerMs(), soonest);
        boolean aheadButNear = errorMs > 0 && errorMs <= MAX_WAIT_MS * timeline.rate();
        if (aheadButNear) {
            // The room comes by where this player is: nothing needs to be heard twice.
            at = Math.max(at, scene.believedNowMs() + errorMs / timeline.rate());
        }
        Decision.ScheduledStart start =
                start(scene, memory, timeline.exactPositionAt(at), at, true, true, toldMs, cause);
        return new Verdict(start, memory.planning(start, scene.nowNanos(), toldMs != 0));
    }

    private static Verdict stalled(Scene scene, SyncMemory memory) {
        Decision.ScheduledStart planned = memory.planned();
        if (planned != null && scene.serverNowMs() < planned.callAtServerMs()) {
            return new Verdict(HOLD, memory);
        }
        // When data comes, the first settled readings decide; no earlier patience counts.
        return new Verdict(
                HOLD,
                memory.moving(scene.nowNanos(), null, Cause.STARVED, scene.nowNanos()).tried(0));
    }

    private static boolean fits(Decision.ScheduledStart planned, Timeline timeline) {
        return planned.rate() == timeline.rate()
                && planned.atServerMs() >= timeline.atServerMs() - 1
                && Math.abs(timeline.exactPositionAt(planned.atServerMs()) - planned.positionMs())
                        <= 2;
    }

    private static double leadMs(Scene scene, SyncMemory memory) {
        double needed =
                memory.engine().seek().ms() + Math.max(0, memory.startLatencyMs()) + LEAD_MARGIN_MS;
        return Math.clamp(needed, MIN_LEAD_MS, MAX_LEAD_MS);
    }

    private static Decision.ScheduledStart start(
            Scene scene,
            SyncMemory memory,
            double positionMs,
            double atServerMs,
            boolean stopFirst,
            boolean seek,
            double errorMs,
            Cause cause) {
        return new Decision.ScheduledStart(
                positionMs,
                atServerMs,
                scene.nowNanos() + (long) ((atServerMs - scene.believedNowMs()) * 1e6),
                atServerMs - memory.startLatencyMs(),
                stopFirst,
                seek,
                scene.timeline().rate(),
                errorMs,
                cause);
    }
}
