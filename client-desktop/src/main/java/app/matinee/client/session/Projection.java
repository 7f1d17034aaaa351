package app.matinee.client.session;

import app.matinee.client.player.PlayerReading;
import app.matinee.client.session.PartyState.Film;
import app.matinee.client.session.PartyState.Link;
import app.matinee.client.session.PartyState.Room;
import app.matinee.client.session.PartyState.Step;
import app.matinee.client.sync.ServerClock;
import app.matinee.client.sync.SyncPolicy;
import java.net.URI;

/// What views see of a session.
final class Projection {
    private Projection() {}

    static PartyState of(SessionState state, PlayerReading player, long nowNanos) {
        RoomState room = state.room();
        return new PartyState(
                link(state, nowNanos),
                room == null ? null : room(state, room, player, nowNanos),
                state.trouble(),
                CallLogic.shown(state, nowNanos));
    }

    private static Link link(SessionState state, long nowNanos) {
        LinkState link = state.link();
        Wish wish = link.wish();
        if (wish == null) {
            return new Link.Away();
        }
        URI server = wish.server();
        return switch (link.stage()) {
            case AWAY -> new Link.Away();
            case CONNECTING, ENTERING -> new Link.Connecting(server);
            case AT_DOOR -> new Link.AtDoor(server);
            case IN_ROOM -> up(server, state.sync().clock(), nowNanos);
            case MENDING -> new Link.Mending(server, link.attempt(), link.deadlineNanos());
            case RECONNECTING, REENTERING ->
                    new Link.Mending(
                            server,
                            link.attempt(),
                            link.deadlineNanos() - LinkLogic.PATIENCE_NANOS);
        };
    }

    /// Tenths of a millisecond are enough, and do not make every look a change.
    private static Link up(URI server, ServerClock clock, long nowNanos) {
        return clock.isKnown()
                ? new Link.Up(server, tenths(clock.rttMs()), tenths(clock.errorMs(nowNanos)))
                : new Link.Up(server, -1, -1);
    }

    private static double tenths(double ms) {
        return Math.rint(ms * 10) / 10;
    }

    private static Room room(
            SessionState state, RoomState room, PlayerReading player, long nowNanos) {
        RoomState.Card card = room.card();
        return new Room(
                card.roomId(),
                new PartyState.House(
                        card.rules(),
                        room.door().knocks(),
                        room.door().invites(),
                        room.door().takenOut()),
                room.self(),
                room.members(),
                room.syncOf(),
                room.typingUntil().keySet(),
                room.chat(),
                room.queue(),
                room.library(),
                film(state, player, nowNanos));
    }

    private static Film film(SessionState state, PlayerReading player, long nowNanos) {
        FilmState film = state.film();
        Sound sound = state.sound();
        return new Film(
                film.media(),
                film.shown(),
                film.pending() != null,
                FilmLogic.isOpen(film) || film.media() == null
                        ? player.status()
                        : PlayerReading.Status.FAILED,
                FilmLogic.durationMs(state, player),
                film.failure(),
                state.sync().shownSkewMs(),
                step(state, player),
                sound.volume(),
                sound.muted(),
                sound.audioDelayMs(),
                film.waiting(),
                WaitLogic.startNanos(state, nowNanos));
    }

    private static Step step(SessionState state, PlayerReading player) {
        FilmState film = state.film();
        if (!FilmLogic.isOpen(film) || !film.shown().playing()) {
            return Step.RESTING;
        }
        return switch (player.status()) {
            case OPENING, STALLED -> Step.BUFFERING;
            case EMPTY, FAILED, ENDED -> Step.RESTING;
            case PAUSED -> Step.CATCHING_UP;
            case PLAYING -> isInStep(state) ? Step.IN_STEP : Step.CATCHING_UP;
        };
    }

    private static boolean isInStep(SessionState state) {
        double skewMs = state.sync().shownSkewMs();
        return !state.sync().memory().isStarting()
                && (Double.isNaN(skewMs) || Math.abs(skewMs) <= SyncPolicy.DEAD_BAND_MS);
    }
}
