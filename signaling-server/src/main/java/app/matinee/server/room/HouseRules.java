package app.matinee.server.room;

import app.matinee.protocol.ClientEvent.AnswerKnock;
import app.matinee.protocol.ClientEvent.CreateInvite;
import app.matinee.protocol.ClientEvent.HouseRule;
import app.matinee.protocol.ClientEvent.Kick;
import app.matinee.protocol.ClientEvent.ListInvites;
import app.matinee.protocol.ClientEvent.RevokeInvite;
import app.matinee.protocol.ClientEvent.SetLock;
import app.matinee.protocol.ClientEvent.SetPassword;
import app.matinee.protocol.ClientEvent.SetRole;
import app.matinee.protocol.ClientEvent.Unban;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.LeaveReason;
import app.matinee.protocol.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the room is kept: who is what, who has to go, whether the door is locked.
final class HouseRules {
    private HouseRules() {}

    static Decision keep(RoomState room, Seat by, HouseRule rule, Room rules, long nowMs) {
        return switch (rule) {
            case SetRole set -> setRole(room, by, set);
            case Kick kick -> kick(room, by, kick, rules, nowMs);
            case Unban unban -> unban(room, by, unban);
            case SetLock lock -> setLock(room, by, lock.locked());
            case AnswerKnock answer -> DoorRules.answer(room, by, answer, rules, nowMs);
            case RevokeInvite revoke -> InviteRules.revoke(room, by, revoke.inviteId());
            case ListInvites list -> InviteRules.list(room, by, nowMs);
            case SetPassword p ->
                    throw new IllegalArgumentException("a password comes as its hash");
            case CreateInvite c ->
                    throw new IllegalArgumentException("an invite comes with its secret's hash");
        };
    }

    /// Roles belong to people: all the devices of one change together. Only host is one seat, and
    /// who hands the room over stays as co-host.
    private static Decision setRole(RoomState room, Seat by, SetRole set) {
        Optional<Seat> found = room.seat(set.userId());
        if (found.isEmpty()) {
            return nobody(room);
        }
        Seat other = found.get();
        boolean stepsDown =
                by.userId().equals(other.userId())
                        && by.role() == Role.CO_HOST
                        && !set.role().isAtLeast(Role.CO_HOST);
        boolean may = Permissions.rules(by, other) && (by.role() == Role.HOST || belowCoHost(set));
        if (!may && !stepsDown) {
            return Permissions.forbidden(room);
        }
        if (set.role() == Role.HOST) {
            return PolicyRules.updated(
                    room.withSeat(by.as(Role.CO_HOST)).withSeat(other.as(Role.HOST)));
        }
        RoomState next = room;
        for (Seat seat : room.people().seatsOf(other.member().personId())) {
            if (seat.role() != Role.HOST) {
                next = next.withSeat(seat.as(set.role()));
            }
        }
        return next.members().equals(room.members())
                ? Decision.of(room, new Reply.Applied(room.seq()))
                : PolicyRules.updated(next);
    }

    private static boolean belowCoHost(SetRole set) {
        return !set.role().isAtLeast(Role.CO_HOST);
    }

    /// Takes the person out, at whatever devices they sit. Their tokens go with their seats.
    private static Decision kick(RoomState room, Seat by, Kick kick, Room rules, long nowMs) {
        Optional<Seat> found = room.seat(kick.userId());
        if (found.isEmpty()) {
            return nobody(room);
        }
        Seat other = found.get();
        List<Seat> seats = room.people().seatsOf(other.member().personId());
        if (!seats.stream().allMatch(seat -> Permissions.rules(by, seat))) {
            return Permissions.forbidden(room);
        }
        Long asked = kick.banMs();
        RoomState next = room;
        List<Outgoing> outgoing = new ArrayList<>();
        for (Seat seat : seats) {
            Ban ban =
                    new Ban(
                            other.member().personId(),
                            asked == null ? null : seat.line().address(),
                            nowMs + (asked == null ? rules.terms().kickedOutMs() : asked));
            next = next.with(next.access().withBan(ban));
            next =
                    Membership.without(
                            next, seat, LeaveReason.KICKED, Standing::afterKick, nowMs, outgoing);
        }
        return new Decision(next, outgoing, new Reply.Applied(next.seq()));
    }

    /// Letting somebody back who is not kept out is no mistake: a ban may just have ended.
    private static Decision unban(RoomState room, Seat by, Unban unban) {
        if (by.role() != Role.HOST) {
            return Permissions.forbidden(room);
        }
        Access left = room.access().withoutBansOf(unban.personId());
        return left == room.access()
                ? Decision.nothing(room)
                : Decision.of(room.with(left), new Reply.Done());
    }

    private static Decision setLock(RoomState room, Seat by, boolean locked) {
        if (!by.keepsDoor()) {
            return Permissions.forbidden(room);
        }
        return room.access().locked() == locked
                ? Decision.of(room, new Reply.Applied(room.seq()))
                : PolicyRules.updated(room.with(room.access().withLock(locked)));
    }

    static Decision setPassword(RoomState room, Seat by, RoomCommand.SetPassword set) {
        return by.role() == Role.HOST
                ? PolicyRules.updated(room.with(room.access().withPassword(set.hash())))
                : Permissions.forbidden(room);
    }

    private static Decision nobody(RoomState room) {
        return Decision.refused(
                room, ErrorCode.USER_NOT_FOUND, "They are not in this room any more.");
    }
}
