package app.matinee.server.room;

import app.matinee.protocol.ClientEvent.Command;
import app.matinee.protocol.ClientEvent.Play;
import app.matinee.protocol.ClientEvent.ReadyCheck;
import app.matinee.protocol.ClientEvent.Seek;
import app.matinee.protocol.Limits;
import app.matinee.protocol.Media;
import app.matinee.protocol.PlaybackAction;
import app.matinee.protocol.PlaybackState;
import app.matinee.protocol.Timeline;
import app.matinee.protocol.UserId;
import app.matinee.protocol.Waiting;
import java.util.List;

/// Starts: a lead ahead, when everybody who counts could play from there; else the film rests there
/// and waits for them.
final class StartRules {
    private StartRules() {}

    static Decision play(RoomState room, Media media, Seat by, Play play, long nowMs) {
        return start(room, media, by, play, play.positionMs(), PlaybackAction.PLAY, nowMs);
    }

    /// A film that plays, or waits to play, goes on from the new place; one that rests, rests
    /// there.
    static Decision seek(RoomState room, Media media, Seat by, Seek seek, long nowMs) {
        Gate gate = room.gate();
        Timeline before = room.playback().timeline();
        if (before.playing() || gate != null && !gate.isReadyCheck()) {
            return start(room, media, by, seek, seek.positionMs(), PlaybackAction.SEEK, nowMs);
        }
        long to = TimelineRules.within(media, seek.positionMs());
        RoomState next =
                PlaybackRules.noted(
                        movedTo(room, to, nowMs),
                        by,
                        seek,
                        new PlaybackState(media, before.restingAt(to, nowMs)));
        Decision decision = PlaybackRules.told(next, by, seek, PlaybackAction.SEEK);
        return gate == null ? decision : waiting(decision, gate);
    }

    /// Everybody is asked, whatever the policy; who asks has answered.
    static Decision readyCheck(RoomState room, Media media, Seat by, ReadyCheck check, long nowMs) {
        long to = TimelineRules.within(media, check.positionMs());
        RoomState there = movedTo(room, to, nowMs);
        Timeline rest = room.playback().timeline().restingAt(to, nowMs);
        RoomState next = PlaybackRules.noted(there, by, check, new PlaybackState(media, rest));
        Waiting forAll =
                new Waiting(
                        Waiting.Reason.READY_CHECK,
                        by.userId(),
                        next.seats().stream().map(Seat::userId).toList(),
                        nowMs + Limits.READY_CHECK_TIMEOUT_MS);
        Gate gate = new Gate(forAll, List.of(by.userId()));
        List<UserId> missing = WaitRules.missing(next, gate);
        // Nobody missing is settled right after this.
        return waiting(
                PlaybackRules.told(next, by, check, PlaybackAction.WAIT),
                missing.isEmpty() ? gate : gate.waitingFor(missing));
    }

    private static Decision start(
            RoomState room,
            Media media,
            Seat by,
            Command command,
            long positionMs,
            PlaybackAction action,
            long nowMs) {
        Timeline before = room.playback().timeline();
        long to = TimelineRules.within(media, positionMs);
        RoomState there = movedTo(room, to, nowMs);
        List<UserId> missing = WaitRules.missingForStart(there);
        if (missing.isEmpty()) {
            long leadMs =
                    there == room && !before.playing()
                            ? LeadPolicy.fromRestMs(room)
                            : LeadPolicy.afterJumpMs(room);
            Timeline playing = before.playedFrom(to, nowMs + leadMs);
            RoomState next =
                    PlaybackRules.noted(there, by, command, new PlaybackState(media, playing));
            return PlaybackRules.told(next.withGate(null), by, command, action);
        }
        RoomState next =
                PlaybackRules.noted(
                        there, by, command, new PlaybackState(media, before.restingAt(to, nowMs)));
        Waiting waiting =
                new Waiting(
                        Waiting.Reason.START, by.userId(), missing, untilMs(room, command, nowMs));
        PlaybackAction held = action == PlaybackAction.PLAY ? PlaybackAction.WAIT : action;
        return waiting(PlaybackRules.told(next, by, command, held), new Gate(waiting, List.of()));
    }

    /// To press play again makes nobody wait longer.
    private static long untilMs(RoomState room, Command command, long nowMs) {
        Gate gate = room.gate();
        if (gate == null || gate.isReadyCheck() || !(command instanceof Play)) {
            return nowMs + Limits.WAIT_TIMEOUT_MS;
        }
        return gate.waiting().untilServerMs();
    }

    /// The decision, and that the film waits.
    static Decision waiting(Decision decision, Gate gate) {
        RoomState next = decision.state().withGate(gate).counted();
        return decision.then(next, WaitRules.told(next));
    }

    /// The room with everybody unfit who does not stand at a place; the same room if that is where
    /// the film is.
    static RoomState movedTo(RoomState room, long positionMs, long nowMs) {
        return PlayerState.isSamePlace(room.playback().timeline().positionAt(nowMs), positionMs)
                ? room
                : WaitRules.jumped(room);
    }
}
