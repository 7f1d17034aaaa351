package app.matinee.server.room;

import app.matinee.protocol.ClientEvent.PlaybackStatus;
import app.matinee.protocol.Timeline;
import org.jspecify.annotations.Nullable;

/// What the server makes of a member's reports on their player, and how far away they are.
///
/// @param fit whether it could play from where the timeline is
/// @param bufferingSinceServerMs since when it wants data; null while it has some
/// @param excused not waited for until they have been fit once: they were waited for in vain, or
///   came while the film played
/// @param stoppedServerMs when the film last stopped for them; null while it never did
/// @param roundTripMs to their machine and back, as the server measured it; null while unknown
record PlayerState(
        boolean fit,
        @Nullable Long bufferingSinceServerMs,
        boolean excused,
        @Nullable Long stoppedServerMs,
        @Nullable Double roundTripMs) {
    static final PlayerState UNKNOWN = new PlayerState(false, null, false, null, null);

    /// How far from the place where the film rests a player may stand and still be said to stand
    /// there. A player that seeks is farther away, or its jump is too small to be worth a wait.
    private static final long SAME_PLACE_MS = 1_000;

    PlayerState heard(PlaybackStatus status, Timeline timeline, long nowMs) {
        boolean there =
                timeline.playing()
                        || Math.abs(status.positionMs() - timeline.positionMs()) <= SAME_PLACE_MS;
        boolean nowFit = status.ready() && !status.buffering() && there;
        Long since = status.buffering() ? sinceOr(nowMs) : null;
        return new PlayerState(nowFit, since, excused && !nowFit, stoppedServerMs, roundTripMs);
    }

    private Long sinceOr(long nowMs) {
        return bufferingSinceServerMs == null ? Long.valueOf(nowMs) : bufferingSinceServerMs;
    }

    /// The timeline went to another place, or they did.
    PlayerState atAnotherPlace() {
        return new PlayerState(false, null, excused, stoppedServerMs, roundTripMs);
    }

    PlayerState excusedFromNowOn() {
        return new PlayerState(fit, bufferingSinceServerMs, true, stoppedServerMs, roundTripMs);
    }

    PlayerState stoppedTheFilm(long nowMs) {
        return new PlayerState(fit, bufferingSinceServerMs, excused, nowMs, roundTripMs);
    }

    PlayerState measured(double newRoundTripMs) {
        return new PlayerState(
                fit, bufferingSinceServerMs, excused, stoppedServerMs, newRoundTripMs);
    }

    static boolean isSamePlace(long positionMs, long otherMs) {
        return Math.abs(positionMs - otherMs) <= SAME_PLACE_MS;
    }
}
