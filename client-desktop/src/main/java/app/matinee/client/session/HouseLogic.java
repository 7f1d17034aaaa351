package app.matinee.client.session;

import app.matinee.client.signaling.Answer;
import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.Knock;
import app.matinee.protocol.KnockId;
import app.matinee.protocol.LeaveReason;
import app.matinee.protocol.PersonId;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.codec.AckCodec;
import app.matinee.protocol.codec.BadMessageException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How the room is kept: roles, who has to go, the door and its invites. The server decides; this
/// asks and shows.
final class HouseLogic {
    private static final long AN_EVENING_MS = 6 * 60 * 60 * 1_000;

    private HouseLogic() {}

    static void makeInvite(Turn turn, UserAction.MakeInvite make) {
        if (turn.isUp()) {
            turn.send(
                    new ClientEvent.CreateInvite(make.validMs(), make.uses()),
                    new Request.MakeInvite());
        }
    }

    static void listInvites(Turn turn) {
        if (turn.isUp()) {
            turn.send(new ClientEvent.ListInvites(), new Request.ListInvites());
        }
    }

    /// What is revoked is gone from the list at once; the server's list follows.
    static void revoke(Turn turn, UserAction.RevokeInvite revoke) {
        RoomState room = turn.room();
        if (room == null || !turn.isUp()) {
            return;
        }
        if (room.door().invites() != null) {
            turn.set(
                    room.with(
                            room.door()
                                    .withInvites(
                                            room.door().invites().stream()
                                                    .filter(i ->
                                                            !i.inviteId().equals(revoke.invite()))
                                                    .toList())));
        }
        turn.send(new ClientEvent.RevokeInvite(revoke.invite()), new Request.Plain());
        listInvites(turn);
    }

    static void inviteMade(Turn turn, Answer answer) {
        switch (answer) {
            case Answer.Accepted(var said) -> {
                try {
                    turn.tell(new Moment.InviteMade(AckCodec.readInviteToken(said)));
                } catch (BadMessageException e) {
                    turn.tell(new Moment.Notice("The server made an invite nobody can read."));
                }
                listInvites(turn);
            }
            case Answer.Refused refused -> Refusals.tell(turn, refused);
            case Answer.Lost lost -> {}
        }
    }

    static void invitesCame(Turn turn, Answer answer) {
        RoomState room = turn.room();
        if (room == null || !(answer instanceof Answer.Accepted(var said))) {
            return;
        }
        try {
            turn.set(room.with(room.door().withInvites(AckCodec.readInvites(said))));
        } catch (BadMessageException e) {
            // As before; the next look may do better.
            turn.set(room);
        }
    }

    static void letBack(Turn turn, PersonId whom) {
        if (turn.isUp()) {
            turn.send(new ClientEvent.Unban(whom), new Request.LetBack(whom));
        }
    }

    static void isBack(Turn turn, PersonId whom, Answer answer) {
        RoomState room = turn.room();
        switch (answer) {
            case Answer.Accepted said -> {
                if (room != null) {
                    turn.set(room.with(room.door().without(whom)));
                }
            }
            case Answer.Refused refused -> Refusals.tell(turn, refused);
            case Answer.Lost lost -> {}
        }
    }

    /// Somebody else left. Who was taken out may be let back, for as long as this person remembers
    /// who it was: the room does not say whom it keeps out.
    static void left(Turn turn, ServerEvent.UserDisconnected event) {
        RoomState room = turn.room();
        if (room != null && event.reason() == LeaveReason.KICKED) {
            room.members().stream()
                    .filter(member -> member.userId().equals(event.userId()))
                    .map(member -> new PartyState.TakenOut(member.personId(), member.name()))
                    .forEach(one -> turn.set(room.with(room.door().withTakenOut(one))));
        }
    }

    static void cameIn(Turn turn, PersonId person) {
        RoomState room = turn.room();
        if (room != null) {
            turn.set(room.with(room.door().without(person)));
        }
    }

    /// The grant for the room's films, as long as there is one. One that will not last through the
    /// evening is renewed for the film after this one.
    static @Nullable String grantInTime(Turn turn) {
        RoomState room = turn.room();
        RoomState.Grant grant = room == null ? null : room.door().grant();
        if (grant == null) {
            return null;
        }
        boolean runsOut =
                turn.sync().clock().isKnown()
                        && turn.serverNowMs() > grant.untilServerMs() - AN_EVENING_MS;
        if (runsOut && turn.isUp()) {
            turn.send(new ClientEvent.RenewGrant(), new Request.RenewGrant());
        }
        return grant.token();
    }

    static void grantCame(Turn turn, Answer answer) {
        RoomState room = turn.room();
        if (room == null || !(answer instanceof Answer.Accepted(var said))) {
            return;
        }
        try {
            RoomState.@Nullable Grant grant = RoomState.Grant.of(AckCodec.readGrant(said));
            if (grant != null) {
                turn.set(room.with(room.door().with(grant)));
            }
        } catch (BadMessageException e) {
            turn.tell(new Moment.Notice("The server sent a key nobody can read."));
        }
    }

    static void knocking(Turn turn, List<Knock> knocks) {
        RoomState room = turn.room();
        if (room == null) {
            return;
        }
        Set<KnockId> known =
                room.door().knocks().stream().map(Knock::knockId).collect(Collectors.toSet());
        turn.set(room.with(room.door().with(knocks)));
        knocks.stream()
                .filter(knock -> !known.contains(knock.knockId()))
                .forEach(knock -> turn.tell(new Moment.Knocked(knock.name())));
    }
}
