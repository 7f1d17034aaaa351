package app.matinee.server.room;

import app.matinee.protocol.ClientEvent.Command;
import app.matinee.protocol.ClientEvent.LoadMedia;
import app.matinee.protocol.ClientEvent.Pause;
import app.matinee.protocol.ClientEvent.Play;
import app.matinee.protocol.ClientEvent.QueueNext;
import app.matinee.protocol.ClientEvent.ReadyCheck;
import app.matinee.protocol.ClientEvent.Seek;
import app.matinee.protocol.ClientEvent.SetRate;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.Media;
import app.matinee.protocol.PlaybackAction;
import app.matinee.protocol.PlaybackState;
import app.matinee.protocol.ServerEvent.Playback;
import app.matinee.protocol.Timeline;
import java.util.function.Function;

/// What a playback command does to the room: who may, what the film is, who is told. What keeps a
/// start is [StartRules]'s.
final class PlaybackRules {
    private PlaybackRules() {}

    static Decision command(RoomState room, Seat by, Command command, long nowMs) {
        if (!Permissions.controls(room, by)) {
            return Permissions.forbidden(room);
        }
        if (by.hasSent(command.commandId())) {
            return Decision.of(room, new Reply.Applied(room.seq()));
        }
        return switch (command) {
            case LoadMedia load ->
                    told(
                            loaded(room, by, command, load.media(), nowMs),
                            by,
                            command,
                            PlaybackAction.LOAD);
            case QueueNext next -> QueueRules.next(room, by, next, nowMs);
            case Play play -> onFilm(room, film -> StartRules.play(room, film, by, play, nowMs));
            case Pause pause -> onFilm(room, film -> paused(room, film, by, pause, nowMs));
            case Seek seek -> onFilm(room, film -> StartRules.seek(room, film, by, seek, nowMs));
            case SetRate rate -> onFilm(room, film -> paced(room, film, by, rate, nowMs));
            case ReadyCheck check ->
                    onFilm(room, film -> StartRules.readyCheck(room, film, by, check, nowMs));
        };
    }

    /// The room with a film put on, resting at its start. What members said of their players was
    /// about the film before it.
    static RoomState loaded(RoomState room, Seat by, Command command, Media media, long nowMs) {
        RoomState noted = room.withSeat(by.having(command.commandId()));
        return noted.withPlayback(
                        new PlaybackState(media, new Timeline(media.id(), 0, nowMs, 1.0, false)))
                .withSeats(
                        noted.seats().stream()
                                .map(s -> s.withStatus(null).with(s.player().atAnotherPlace()))
                                .toList())
                .withGate(null)
                .counted();
    }

    static Playback event(RoomState room, Seat by, Command command, PlaybackAction action) {
        return new Playback(
                room.seq(),
                room.epoch(),
                action,
                by.userId(),
                command.commandId(),
                room.playback().media(),
                room.playback().timeline());
    }

    private static Decision onFilm(RoomState room, Function<Media, Decision> rule) {
        Media media = room.playback().media();
        return media == null
                ? Decision.refused(
                        room, ErrorCode.NOTHING_ON, "Nothing is on yet; choose a film first.")
                : rule.apply(media);
    }

    /// Holds at once, at the position the one who paused saw, and calls off whatever is waited for.
    private static Decision paused(RoomState room, Media media, Seat by, Pause pause, long nowMs) {
        long to = TimelineRules.within(media, pause.positionMs());
        RoomState there = StartRules.movedTo(room, to, nowMs);
        Timeline rest = room.playback().timeline().restingAt(to, nowMs);
        RoomState next = noted(there, by, pause, new PlaybackState(media, rest)).withGate(null);
        return told(next, by, pause, PlaybackAction.PAUSE);
    }

    private static Decision paced(RoomState room, Media media, Seat by, SetRate rate, long nowMs) {
        Timeline before = room.playback().timeline();
        long fromMs = before.playing() ? nowMs + LeadPolicy.afterJumpMs(room) : nowMs;
        Timeline after = TimelineRules.paced(before, media, rate.rate(), fromMs);
        RoomState next = noted(room, by, rate, new PlaybackState(media, after));
        Decision decision = told(next, by, rate, PlaybackAction.SET_RATE);
        Gate gate = next.gate();
        return gate == null ? decision : StartRules.waiting(decision, gate);
    }

    /// @param by as they sat before the command
    static RoomState noted(RoomState room, Seat by, Command command, PlaybackState playback) {
        Seat seat = room.seat(by.userId()).orElse(by);
        return room.withSeat(seat.having(command.commandId())).withPlayback(playback).counted();
    }

    static Decision told(RoomState next, Seat by, Command command, PlaybackAction action) {
        return Decision.of(
                next,
                new Reply.Applied(next.seq()),
                Outgoing.toAll(event(next, by, command, action)));
    }
}
