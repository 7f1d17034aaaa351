package app.matinee.server.room;

import app.matinee.protocol.ClientEvent.ChatSend;
import app.matinee.protocol.ClientEvent.ClockProbe;
import app.matinee.protocol.ClientEvent.Command;
import app.matinee.protocol.ClientEvent.CreateRoom;
import app.matinee.protocol.ClientEvent.JoinRoom;
import app.matinee.protocol.ClientEvent.LeaveRoom;
import app.matinee.protocol.ClientEvent.PlaybackStatus;
import app.matinee.protocol.ClientEvent.QueueAdd;
import app.matinee.protocol.ClientEvent.QueueMove;
import app.matinee.protocol.ClientEvent.QueueRemove;
import app.matinee.protocol.ClientEvent.React;
import app.matinee.protocol.ClientEvent.Ready;
import app.matinee.protocol.ClientEvent.Relay;
import app.matinee.protocol.ClientEvent.SetMediaState;
import app.matinee.protocol.ClientEvent.SetPolicy;
import app.matinee.protocol.ClientEvent.SetWaiting;
import app.matinee.protocol.ClientEvent.SnapshotRequest;
import app.matinee.protocol.ClientEvent.StartScreenShare;
import app.matinee.protocol.ClientEvent.StopScreenShare;
import app.matinee.protocol.ClientEvent.Typing;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.LeaveReason;

/// The room as a pure state machine: the room, what happens and when, in; the next room and what to
/// tell, out.
///
/// It holds nothing and does nothing. Given the same three it decides the same, which is what lets
/// a writer that lost a race decide again on the newer room, and a test run a thousand rooms in a
/// second (docs/decisions/0004-room-is-a-pure-state-machine.md).
public final class Room {
    private Room() {}

    /// @param nowMs the server's clock, milliseconds
    public static Decision decide(
            RoomState room, RoomCommand command, long nowMs, RoomBounds bounds) {
        return switch (command) {
            // Whoever comes in has the room as it is in their snapshot; the next tick looks on.
            case RoomCommand.Enter enter -> Membership.enter(room, enter, nowMs, bounds);
            case RoomCommand.Resume resume -> Membership.resume(room, resume, nowMs);
            case RoomCommand.Lost lost ->
                    WaitRules.settled(Membership.lost(room, lost.user(), nowMs), nowMs);
            case RoomCommand.Restored restored ->
                    Membership.restored(room, restored.newEpoch(), nowMs);
            case RoomCommand.Tick tick ->
                    WaitRules.settled(Membership.removeLost(room, nowMs), nowMs);
            case RoomCommand.Ask ask ->
                    room.seat(ask.by())
                            .map(seat ->
                                    WaitRules.settled(
                                            answer(room, seat, ask, nowMs, bounds), nowMs))
                            .orElseGet(() ->
                                    Decision.refused(
                                            room,
                                            ErrorCode.NOT_IN_ROOM,
                                            "You are not in this room."));
        };
    }

    private static Decision answer(
            RoomState room, Seat by, RoomCommand.Ask ask, long nowMs, RoomBounds bounds) {
        return switch (ask.event()) {
            case CreateRoom c -> alreadyIn(room);
            case JoinRoom j -> alreadyIn(room);
            case LeaveRoom l -> Membership.leave(room, by, LeaveReason.LEFT, nowMs);
            case SnapshotRequest s -> Decision.of(room, new Reply.Whole(room.snapshot(nowMs)));
            case ClockProbe p ->
                    throw new IllegalArgumentException("a clock probe is answered before any room");
            case Command command -> PlaybackRules.command(room, by, command, nowMs);
            case PlaybackStatus status -> heard(room, by, status, ask, nowMs);
            case Ready ready -> ready(room, by);
            case SetPolicy set -> PolicyRules.setPolicy(room, by, set.policy());
            case SetWaiting set -> PolicyRules.setWaiting(room, by, set.waitForMe());
            case ChatSend chat -> ChatRules.post(room, by, chat, ask.freshId(), nowMs, bounds);
            case React react -> ChatRules.react(room, by, react);
            case Typing typing -> ChatRules.typing(room, by);
            case QueueAdd add -> QueueRules.add(room, by, add, ask.freshId(), bounds);
            case QueueRemove remove -> QueueRules.remove(room, by, remove);
            case QueueMove move -> QueueRules.move(room, by, move);
            case Relay relay -> CallRules.relay(room, by, relay);
            case SetMediaState set -> CallRules.setMediaState(room, by, set);
            case StartScreenShare s -> CallRules.startScreen(room, by);
            case StopScreenShare s -> CallRules.stopScreen(room, by);
        };
    }

    private static Decision heard(
            RoomState room, Seat by, PlaybackStatus status, RoomCommand.Ask ask, long nowMs) {
        PlayerState player = by.player().heard(status, room.playback().timeline(), nowMs);
        Double roundTripMs = ask.roundTripMs();
        Seat heard =
                by.withStatus(status)
                        .with(roundTripMs == null ? player : player.measured(roundTripMs));
        return Decision.of(room.withSeat(heard), new Reply.Done());
    }

    private static Decision ready(RoomState room, Seat by) {
        Gate gate = room.gate();
        return gate == null || !gate.isReadyCheck()
                ? Decision.nothing(room)
                : Decision.of(room.withGate(gate.withReady(by.userId())), new Reply.Done());
    }

    private static Decision alreadyIn(RoomState room) {
        return Decision.refused(
                room, ErrorCode.ALREADY_IN_ROOM, "You are in a room already; leave it first.");
    }
}
