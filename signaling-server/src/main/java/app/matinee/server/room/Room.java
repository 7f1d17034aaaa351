package app.matinee.server.room;

import app.matinee.protocol.ClientEvent.ChatSend;
import app.matinee.protocol.ClientEvent.ClockProbe;
import app.matinee.protocol.ClientEvent.Command;
import app.matinee.protocol.ClientEvent.CreateRoom;
import app.matinee.protocol.ClientEvent.HouseRule;
import app.matinee.protocol.ClientEvent.JoinRoom;
import app.matinee.protocol.ClientEvent.LeaveRoom;
import app.matinee.protocol.ClientEvent.PlaybackStatus;
import app.matinee.protocol.ClientEvent.QueueAdd;
import app.matinee.protocol.ClientEvent.QueueMove;
import app.matinee.protocol.ClientEvent.QueueRemove;
import app.matinee.protocol.ClientEvent.React;
import app.matinee.protocol.ClientEvent.Ready;
import app.matinee.protocol.ClientEvent.Relay;
import app.matinee.protocol.ClientEvent.RenewGrant;
import app.matinee.protocol.ClientEvent.SetMediaState;
import app.matinee.protocol.ClientEvent.SetPolicy;
import app.matinee.protocol.ClientEvent.SetWaiting;
import app.matinee.protocol.ClientEvent.SnapshotRequest;
import app.matinee.protocol.ClientEvent.StartScreenShare;
import app.matinee.protocol.ClientEvent.StopScreenShare;
import app.matinee.protocol.ClientEvent.Typing;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.UserId;
import java.util.function.Function;

/// The room as a pure state machine: the room, what happens and when, in; the next room and what to
/// tell, out.
///
/// It holds nothing and does nothing. Given the same three it decides the same, which is what lets
/// a writer that lost a race decide again on the newer room, and a test run a thousand rooms in a
/// second (docs/decisions/0004-room-is-a-pure-state-machine.md).
///
/// @param bounds how much a room may hold
/// @param terms how patient it is with people
public record Room(RoomBounds bounds, HouseTerms terms) {
    /// @param nowMs the server's clock, milliseconds
    public Decision decide(RoomState room, RoomCommand command, long nowMs) {
        return DoorRules.settled(
                room, CallRules.settled(room, decided(room, command, nowMs)), nowMs);
    }

    private Decision decided(RoomState room, RoomCommand command, long nowMs) {
        return switch (command) {
            // Whoever comes in has the room as it is in their snapshot; the next tick looks on.
            case RoomCommand.Enter enter -> DoorRules.enter(room, enter, this, nowMs);
            case RoomCommand.Resume resume -> Membership.resume(room, resume, nowMs);
            case RoomCommand.Withdraw withdraw -> DoorRules.withdraw(room, withdraw.knock());
            case RoomCommand.Lost lost ->
                    WaitRules.settled(Membership.lost(room, lost.user(), nowMs), nowMs);
            case RoomCommand.Restored restored ->
                    Membership.restored(room, restored.newEpoch(), nowMs);
            case RoomCommand.Tick tick ->
                    WaitRules.settled(
                            Membership.removeGone(
                                    room.with(room.access().swept(nowMs)), terms.idleMs(), nowMs),
                            nowMs);
            case RoomCommand.SetPassword set ->
                    from(room, set.by(), by -> HouseRules.setPassword(room, by, set));
            case RoomCommand.MakeInvite make ->
                    from(room, make.by(), by -> InviteRules.make(room, by, make, nowMs));
            case RoomCommand.Ask ask ->
                    from(
                            room,
                            ask.by(),
                            by ->
                                    WaitRules.settled(
                                            alive(answer(room, by, ask, nowMs), by, nowMs), nowMs));
        };
    }

    private static Decision from(RoomState room, UserId user, Function<Seat, Decision> rule) {
        return room.seat(user)
                .map(rule)
                .orElseGet(() ->
                        Decision.refused(room, ErrorCode.NOT_IN_ROOM, "You are not in this room."));
    }

    /// A program that asks for something is alive; what was refused leaves no trace.
    private static Decision alive(Decision decision, Seat by, long nowMs) {
        if (decision.reply() instanceof Reply.Refused || !by.line().isNews(nowMs)) {
            return decision;
        }
        RoomState room = decision.state();
        return room.seat(by.userId())
                .map(seat -> decision.then(room.withSeat(seat.heardAt(nowMs))))
                .orElse(decision);
    }

    private Decision answer(RoomState room, Seat by, RoomCommand.Ask ask, long nowMs) {
        return switch (ask.event()) {
            case CreateRoom c -> alreadyIn(room);
            case JoinRoom j -> alreadyIn(room);
            case LeaveRoom l -> Membership.leave(room, by, nowMs);
            case SnapshotRequest s -> Decision.of(room, new Reply.Whole(room.snapshot(nowMs)));
            case ClockProbe p ->
                    throw new IllegalArgumentException("a clock probe is answered before any room");
            case RenewGrant r ->
                    throw new IllegalArgumentException("a grant is not the room's to give");
            case HouseRule rule -> HouseRules.keep(room, by, rule, this, nowMs);
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
