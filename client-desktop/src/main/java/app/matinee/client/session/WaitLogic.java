package app.matinee.client.session;

import app.matinee.client.player.PlayerReading;
import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.CommandId;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.Timeline;
import app.matinee.protocol.Waiting;
import org.jspecify.annotations.Nullable;

/// For whom the room waits, whether this player is one of them, and the countdown of a ready check.
final class WaitLogic {
    /// The usual lead is never as long: what lies farther ahead is meant to be counted down to.
    private static final long COUNTDOWN_FROM_MS = 1_000;

    /// How close to the place where the film rests a player stands when it stands there.
    private static final double THERE_MS = 300;

    /// What a player that ran dry has to have before it goes on; less would run dry again at once.
    private static final double ENOUGH_MS = 3_000;

    private WaitLogic() {}

    static void waiting(Turn turn, ServerEvent.WaitingFor event) {
        if (RoomLogic.isNext(turn, null, event.seq())) {
            turn.set(turn.film().waitingFor(event.waiting()));
        }
    }

    /// To be called when the timeline has changed.
    static void started(Turn turn) {
        Timeline timeline = turn.film().timeline();
        boolean far =
                timeline.playing()
                        && turn.sync().clock().isKnown()
                        && timeline.atServerMs() - turn.serverNowMs() > COUNTDOWN_FROM_MS;
        turn.set(turn.film().countingDown(far));
    }

    /// Asks everybody; shown at once as what it is, a rest.
    static void check(Turn turn) {
        if (!PlaybackLogic.canCommand(turn)) {
            return;
        }
        long positionMs = PlaybackLogic.position(turn);
        Timeline rest = turn.film().shown().restingAt(positionMs, Math.max(0, turn.serverNowMs()));
        CommandId id = turn.newCommandId();
        PlaybackLogic.expect(turn, id, rest, rest);
        PlaybackLogic.command(turn, new ClientEvent.ReadyCheck(positionMs, id));
    }

    /// Whether the player could play from where the timeline is. While that rests: it stands there,
    /// and has enough to go on with if it is waited for because it had not.
    static boolean isReady(Turn turn) {
        Timeline steered = turn.film().steered();
        if (steered.playing()) {
            return true;
        }
        PlayerReading player = turn.player();
        if (player.status() == PlayerReading.Status.PLAYING) {
            return false;
        }
        long restMs = FilmLogic.withinFilm(turn.state(), player, (double) steered.positionMs());
        return Math.abs(player.positionMs() - restMs) <= THERE_MS && hasEnough(turn, restMs);
    }

    private static boolean hasEnough(Turn turn, long restMs) {
        Waiting waiting = turn.film().waiting();
        RoomState room = turn.room();
        double bufferedMs = turn.player().bufferedMs();
        boolean ranDry =
                waiting != null
                        && waiting.reason() == Waiting.Reason.BUFFERING
                        && room != null
                        && waiting.forWhom().contains(room.self());
        if (!ranDry || bufferedMs <= 0) {
            return true;
        }
        double durationMs = FilmLogic.durationMs(turn.state(), turn.player());
        double neededMs = restMs + ENOUGH_MS;
        return bufferedMs >= (durationMs > 0 ? Math.min(neededMs, durationMs) : neededMs);
    }

    /// When the countdown ends.
    ///
    /// @return `System.nanoTime()`, whole milliseconds so that a clock that glides is no news; null
    ///   when nothing is counted down
    static @Nullable Long startNanos(SessionState state, long nowNanos) {
        FilmState film = state.film();
        if (!film.countdown() || !film.shown().playing() || !state.sync().clock().isKnown()) {
            return null;
        }
        double inMs = film.shown().atServerMs() - state.sync().clock().serverMsAt(nowNanos);
        return inMs <= 0 ? null : Math.round(nowNanos / 1e6 + inMs) * 1_000_000L;
    }
}
