package app.matinee.client.session;

import app.matinee.client.player.PlayerReading;
import app.matinee.client.session.FilmState.Pending;
import app.matinee.client.signaling.Answer;
import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.CommandId;
import app.matinee.protocol.Limits;
import app.matinee.protocol.Media;
import app.matinee.protocol.PlaybackAction;
import app.matinee.protocol.PlaybackState;
import app.matinee.protocol.RoomSnapshot;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.Timeline;
import org.jspecify.annotations.Nullable;

/// What this person does to the film, and what the room says happened to it.
///
/// A command is shown at once and confirmed later. A pause rests at once; a play or a seek puts the
/// picture there and rests until the server has said when to start. The server's answer takes the
/// expectation's place: the same movement finds the player already there, another one moves it, a
/// refusal moves it back.
final class PlaybackLogic {
    /// The server allows five a second.
    static final long SEEK_SPACING_NANOS = 220_000_000L;

    static final long ANSWER_PATIENCE_NANOS = 4_000_000_000L;

    /// What a start is usually set ahead by, for the picture until the server has said.
    private static final long EXPECTED_LEAD_MS = 250;

    private PlaybackLogic() {}

    static void toggle(Turn turn) {
        if (!canCommand(turn)) {
            return;
        }
        Timeline shown = turn.film().shown();
        if (shown.playing() && turn.player().status() == PlayerReading.Status.ENDED) {
            play(turn, 0);
        } else if (shown.playing() || turn.film().waiting() != null) {
            // What waits to play is called off.
            pause(turn);
        } else {
            play(turn, position(turn));
        }
    }

    static void play(Turn turn, long positionMs) {
        Timeline shown = turn.film().shown();
        long now = Math.max(0, turn.serverNowMs());
        CommandId id = turn.newCommandId();
        expect(
                turn,
                id,
                shown.playedFrom(positionMs, now + EXPECTED_LEAD_MS),
                shown.restingAt(positionMs, now));
        command(turn, new ClientEvent.Play(positionMs, id));
    }

    private static void pause(Turn turn) {
        long positionMs = position(turn);
        Timeline rest = turn.film().shown().restingAt(positionMs, Math.max(0, turn.serverNowMs()));
        CommandId id = turn.newCommandId();
        expect(turn, id, rest, rest);
        command(turn, new ClientEvent.Pause(positionMs, id));
    }

    static void seekBy(Turn turn, long deltaMs) {
        if (canCommand(turn)) {
            seekTo(turn, position(turn) + deltaMs);
        }
    }

    static void seekTo(Turn turn, long wantedMs) {
        if (!canCommand(turn)) {
            return;
        }
        long positionMs = FilmLogic.withinFilm(turn.state(), turn.player(), (double) wantedMs);
        Timeline shown = turn.film().shown();
        long now = Math.max(0, turn.serverNowMs());
        Timeline rest = shown.restingAt(positionMs, now);
        Timeline then =
                shown.playing() ? shown.playedFrom(positionMs, now + EXPECTED_LEAD_MS) : rest;
        CommandId id = turn.newCommandId();
        boolean tooSoon = !turn.isPast(turn.film().lastSeekNanos() + SEEK_SPACING_NANOS);
        turn.set(turn.film().awaiting(new Pending(id, then, rest, turn.now(), tooSoon)));
        if (!tooSoon) {
            sendSeek(turn, positionMs, id);
        }
    }

    private static void sendSeek(Turn turn, long positionMs, CommandId id) {
        turn.set(turn.film().soughtAt(turn.now()));
        command(turn, new ClientEvent.Seek(positionMs, id));
    }

    static void changeRate(Turn turn, double rate) {
        if (!canCommand(turn) || !(rate >= Limits.MIN_RATE && rate <= Limits.MAX_RATE)) {
            return;
        }
        Timeline shown = turn.film().shown();
        CommandId id = turn.newCommandId();
        Timeline then = shown.withRateFrom(rate, Math.max(0, turn.serverNowMs()));
        expect(turn, id, then, null);
        command(turn, new ClientEvent.SetRate(position(turn), rate, id));
    }

    static void putOn(Turn turn, Media media) {
        if (turn.isUp()) {
            command(turn, new ClientEvent.LoadMedia(media, turn.newCommandId()));
        }
    }

    static boolean canCommand(Turn turn) {
        return turn.isUp() && turn.film().media() != null;
    }

    static long position(Turn turn) {
        return FilmLogic.withinFilm(
                turn.state(),
                turn.player(),
                FilmLogic.positionMs(turn.state(), turn.player(), turn.now()));
    }

    static void expect(Turn turn, CommandId id, Timeline shown, @Nullable Timeline steered) {
        turn.set(turn.film().awaiting(new Pending(id, shown, steered, turn.now(), false)));
    }

    static void command(Turn turn, ClientEvent.Command command) {
        turn.send(command, new Request.Command(command.commandId()));
    }

    static void changed(Turn turn, ServerEvent.Playback event) {
        answeredBy(turn, event.commandId());
        if (!RoomLogic.isNext(turn, event.epoch(), event.seq())) {
            return;
        }
        RoomState room = turn.room();
        boolean self = room != null && room.self().equals(event.by());
        boolean goesOn =
                event.action() == PlaybackAction.LOAD
                        && event.commandId() != null
                        && event.commandId().equals(turn.film().goesOnWith());
        turn.set(
                turn.film()
                        .on(event.media(), event.timeline())
                        .ended(null, goesOn ? event.commandId() : null));
        WaitLogic.started(turn);
        if (event.action() == PlaybackAction.LOAD && turn.film().failure() != null) {
            turn.set(turn.film().opened(null, null));
        }
        FilmLogic.follow(turn, event.timeline().atServerMs());
        ChatLogic.story(
                turn,
                new Moment.PlaybackChanged(
                        room == null ? null : room.nameOf(event.by()).orElse(null),
                        self,
                        event.action(),
                        event.timeline().positionMs(),
                        event.timeline().rate(),
                        event.media() == null ? "" : event.media().title()));
    }

    static void snapshot(Turn turn, RoomSnapshot snapshot) {
        PlaybackState playback = snapshot.playback();
        turn.set(
                turn.film()
                        .awaiting(null)
                        .on(playback.media(), playback.timeline())
                        .waitingFor(snapshot.waiting())
                        .ended(null, null));
        WaitLogic.started(turn);
        FilmLogic.follow(turn, snapshot.serverTimeMs());
    }

    static void answered(Turn turn, CommandId id, Answer answer) {
        switch (answer) {
            // The change itself comes as an event.
            case Answer.Accepted accepted -> {}
            case Answer.Lost lost -> answeredBy(turn, id);
            case Answer.Refused refused -> {
                answeredBy(turn, id);
                Refusals.tell(turn, refused);
            }
        }
    }

    private static void answeredBy(Turn turn, @Nullable CommandId id) {
        Pending pending = turn.film().pending();
        if (pending != null && pending.id().equals(id)) {
            turn.set(turn.film().awaiting(null));
        }
    }

    static void woke(Turn turn) {
        Pending pending = turn.film().pending();
        if (pending == null) {
            return;
        }
        if (pending.unsent()) {
            if (turn.isUp() && turn.isPast(turn.film().lastSeekNanos() + SEEK_SPACING_NANOS)) {
                turn.set(
                        turn.film()
                                .awaiting(
                                        new Pending(
                                                pending.id(),
                                                pending.shown(),
                                                pending.steered(),
                                                turn.now(),
                                                false)));
                sendSeek(turn, pending.shown().positionMs(), pending.id());
            }
        } else if (turn.isPast(pending.sinceNanos() + ANSWER_PATIENCE_NANOS)) {
            turn.set(turn.film().awaiting(null));
            RoomLogic.ask(turn);
        }
    }
}
