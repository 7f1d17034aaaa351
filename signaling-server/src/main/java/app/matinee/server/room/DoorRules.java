package app.matinee.server.room;

import app.matinee.protocol.ClientEvent.AnswerKnock;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.KnockId;
import app.matinee.protocol.Limits;
import app.matinee.protocol.ServerEvent.Knocking;
import app.matinee.protocol.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who may come in. In this order: who does not know the password learns nothing else; who is kept
/// out, when the door is locked, when all seats or all of this person's are taken, does not come
/// in; and with a lobby, one waits until somebody who keeps the door says so.
///
/// An invite that holds stands for the password and for the word of the door's keeper, not for
/// more. Who sits here already at another device is no stranger: neither lock nor lobby holds them.
/// Who left by themselves knocks no second time.
final class DoorRules {
    private static final Reply TOO_MANY_DEVICES =
            new Reply.Refused(
                    ErrorCode.TOO_MANY_DEVICES,
                    "You are in this room at as many devices as one may; leave at one of them"
                            + " first.");

    private DoorRules() {}

    static Decision enter(RoomState room, RoomCommand.Enter enter, Room rules, long nowMs) {
        Newcomer who = enter.who();
        String inviteHash = enter.proof().inviteHash();
        Optional<IssuedInvite> invite =
                Optional.ofNullable(inviteHash)
                        .flatMap(hash -> room.access().openInvite(hash, nowMs));
        boolean stranger = room.people().seatsOf(who.person()).isEmpty();
        Decision no = refusal(room, enter, invite.isPresent(), stranger, rules, nowMs);
        if (no != null) {
            return no;
        }
        boolean welcome =
                !stranger
                        || room.people()
                                .standing(who.person())
                                .filter(Standing::welcome)
                                .isPresent();
        boolean waits =
                room.policy().lobby() && !welcome && invite.isEmpty() && !room.seats().isEmpty();
        if (waits) {
            return knock(room, enter, nowMs);
        }
        RoomState counted = invite.map(used -> InviteRules.used(room, used)).orElse(room);
        return Membership.seated(counted, enter.user(), who, nowMs);
    }

    private static @Nullable Decision refusal(
            RoomState room,
            RoomCommand.Enter enter,
            boolean invited,
            boolean stranger,
            Room rules,
            long nowMs) {
        String passwordHash = room.access().passwordHash();
        if (enter.proof().inviteHash() != null && !invited) {
            return Decision.refused(
                    room,
                    ErrorCode.INVITE_INVALID,
                    "This invite does not work any more; please ask for a new one.");
        }
        if (!invited
                && passwordHash != null
                && !Objects.equals(passwordHash, enter.proof().passwordHash())) {
            return Decision.refused(
                    room, ErrorCode.WRONG_PASSWORD, "That is not this room's password.");
        }
        if (room.access().keepsOut(enter.who(), nowMs)) {
            return Decision.refused(
                    room,
                    ErrorCode.BANNED,
                    "You were taken out of this room and cannot come back for now.");
        }
        if (room.access().locked() && stranger) {
            return Decision.refused(
                    room, ErrorCode.ROOM_LOCKED, "The host lets nobody new in at the moment.");
        }
        if (room.people().seatsOf(enter.who().person()).size() >= rules.terms().seatsPerPerson()) {
            return new Decision(room, List.of(), TOO_MANY_DEVICES);
        }
        return room.seats().size() >= rules.bounds().members() ? full(room) : null;
    }

    private static Decision knock(RoomState room, RoomCommand.Enter enter, long nowMs) {
        if (room.access().knocks().size() >= Limits.MAX_KNOCKS) {
            return full(room);
        }
        Knocker knocker = new Knocker(enter.user(), enter.who(), nowMs + Limits.KNOCK_TIMEOUT_MS);
        return Decision.of(
                room.with(room.access().withKnock(knocker)),
                new Reply.Waits(room.id(), knocker.id(), knocker.untilServerMs()));
    }

    static Decision answer(RoomState room, Seat by, AnswerKnock answer, Room rules, long nowMs) {
        if (!by.keepsDoor()) {
            return Permissions.forbidden(room);
        }
        Optional<Knocker> found =
                room.access().knocks().stream()
                        .filter(k -> k.id().equals(answer.knockId()))
                        .findFirst();
        if (found.isEmpty()) {
            return Decision.refused(
                    room, ErrorCode.USER_NOT_FOUND, "They are not at the door any more.");
        }
        Knocker knocker = found.get();
        if (answer.admit() && room.seats().size() >= rules.bounds().members()) {
            return full(room);
        }
        RoomState opened = withoutKnock(room, knocker.id());
        if (!answer.admit()) {
            return Decision.of(
                    opened, new Reply.Done(), turnedAway(knocker, ErrorCode.NOT_ADMITTED));
        }
        // One may knock at more devices than one may sit at.
        if (room.people().seatsOf(knocker.who().person()).size()
                >= rules.terms().seatsPerPerson()) {
            return Decision.of(
                    opened,
                    new Reply.Done(),
                    new Outgoing.Answered(knocker.id(), TOO_MANY_DEVICES));
        }
        Decision seated = Membership.seated(opened, knocker.user(), knocker.who(), nowMs);
        List<Outgoing> outgoing = new ArrayList<>(seated.outgoing());
        outgoing.add(new Outgoing.Answered(knocker.id(), seated.reply()));
        return new Decision(seated.state(), outgoing, new Reply.Applied(seated.state().seq()));
    }

    static Decision withdraw(RoomState room, KnockId knock) {
        return Decision.of(withoutKnock(room, knock), new Reply.Done());
    }

    /// What follows from the room as it is now, whatever was decided: nobody waits too long, before
    /// an empty room, or though they were taken out, and who keeps the door knows who knocks.
    static Decision settled(RoomState before, Decision decision, long nowMs) {
        if (before.access().knocks().isEmpty() && decision.state().access().knocks().isEmpty()) {
            return decision;
        }
        Decision swept = swept(decision, nowMs);
        RoomState room = swept.state();
        Set<UserId> keepers = keepers(room);
        Set<UserId> keptBefore = keepers(before);
        boolean known =
                room.access().knocks().equals(before.access().knocks())
                        && (room.access().knocks().isEmpty() || keepers.equals(keptBefore));
        Decision told =
                known || keepers.isEmpty()
                        ? swept
                        : swept.then(room, Outgoing.toOnly(keepers, new Knocking(room.knocks())));
        return before.access().knocks().isEmpty() ? told : dismissed(told, keptBefore, keepers);
    }

    /// Whoever lost the key forgets who was at the door, or would remember them when they get it
    /// back.
    private static Decision dismissed(
            Decision decision, Set<UserId> keptBefore, Set<UserId> keepers) {
        RoomState room = decision.state();
        Set<UserId> gone =
                keptBefore.stream()
                        .filter(k -> !keepers.contains(k) && room.seat(k).isPresent())
                        .collect(Collectors.toSet());
        return gone.isEmpty()
                ? decision
                : decision.then(room, Outgoing.toOnly(gone, new Knocking(List.of())));
    }

    private static Decision swept(Decision decision, long nowMs) {
        RoomState room = decision.state();
        Access access = room.access();
        List<Knocker> over =
                access.knocks().stream()
                        .filter(k ->
                                nowMs >= k.untilServerMs()
                                        || room.seats().isEmpty()
                                        || access.keepsOut(k.who(), nowMs))
                        .toList();
        if (over.isEmpty()) {
            return decision;
        }
        return decision.then(
                room.with(access.withoutKnocks(over::contains)),
                over.stream()
                        .map(k -> turnedAway(k, whyOver(access, k, nowMs)))
                        .toArray(Outgoing[]::new));
    }

    private static ErrorCode whyOver(Access access, Knocker knocker, long nowMs) {
        return access.keepsOut(knocker.who(), nowMs)
                ? ErrorCode.NOT_ADMITTED
                : ErrorCode.NOT_ANSWERED;
    }

    private static Outgoing turnedAway(Knocker knocker, ErrorCode code) {
        String message =
                code == ErrorCode.NOT_ADMITTED
                        ? "The host did not let you in this time."
                        : "Nobody answered the door; please try again later.";
        return new Outgoing.Answered(knocker.id(), new Reply.Refused(code, message));
    }

    private static RoomState withoutKnock(RoomState room, KnockId id) {
        return room.with(room.access().withoutKnocks(k -> k.id().equals(id)));
    }

    private static Set<UserId> keepers(RoomState room) {
        return room.seats().stream()
                .filter(Seat::keepsDoor)
                .map(Seat::userId)
                .collect(Collectors.toSet());
    }

    private static Decision full(RoomState room) {
        return Decision.refused(room, ErrorCode.ROOM_FULL, "This room is full.");
    }
}
