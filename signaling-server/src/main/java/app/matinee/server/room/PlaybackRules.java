package app.matinee.server.room;

import app.matinee.protocol.ClientEvent.Command;
import app.matinee.protocol.ClientEvent.LoadMedia;
import app.matinee.protocol.ClientEvent.Pause;
import app.matinee.protocol.ClientEvent.Play;
import app.matinee.protocol.ClientEvent.QueueNext;
import app.matinee.protocol.ClientEvent.Seek;
import app.matinee.protocol.ClientEvent.SetRate;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.Media;
import app.matinee.protocol.PlaybackAction;
import app.matinee.protocol.PlaybackState;
import app.matinee.protocol.ServerEvent.Playback;
import app.matinee.protocol.Timeline;

/// What a playback command does to the room: who may, what the film is, who is told. Where the film
/// then stands is [TimelineRules]'s.
final class PlaybackRules {
    private PlaybackRules() {}

    static Decision command(RoomState room, Seat by, Command command, long nowMs) {
        if (!Permissions.allows(by, room.policy().control())) {
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
            case Play play -> moved(room, by, play, PlaybackAction.PLAY, nowMs);
            case Pause pause -> moved(room, by, pause, PlaybackAction.PAUSE, nowMs);
            case Seek seek -> moved(room, by, seek, PlaybackAction.SEEK, nowMs);
            case SetRate rate -> moved(room, by, rate, PlaybackAction.SET_RATE, nowMs);
        };
    }

    /// The room with a film put on, resting at its start. What members said of their players was
    /// about the film before it.
    static RoomState loaded(RoomState room, Seat by, Command command, Media media, long nowMs) {
        RoomState noted = room.withSeat(by.having(command.commandId()));
        return noted.withPlayback(
                        new PlaybackState(media, new Timeline(media.id(), 0, nowMs, 1.0, false)))
                .withSeats(noted.seats().stream().map(s -> s.withStatus(null)).toList())
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

    private static Decision moved(
            RoomState room, Seat by, Command command, PlaybackAction action, long nowMs) {
        Media media = room.playback().media();
        if (media == null) {
            return Decision.refused(
                    room, ErrorCode.NOTHING_ON, "Nothing is on yet; choose a film first.");
        }
        Timeline timeline = TimelineRules.after(command, room.playback().timeline(), media, nowMs);
        RoomState next =
                room.withSeat(by.having(command.commandId()))
                        .withPlayback(new PlaybackState(media, timeline))
                        .counted();
        return told(next, by, command, action);
    }

    private static Decision told(RoomState next, Seat by, Command command, PlaybackAction action) {
        return Decision.of(
                next,
                new Reply.Applied(next.seq()),
                Outgoing.toAll(event(next, by, command, action)));
    }
}
