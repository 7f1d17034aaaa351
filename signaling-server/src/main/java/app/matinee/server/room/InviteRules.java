package app.matinee.server.room;

import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.Invite;
import app.matinee.protocol.InviteId;
import app.matinee.protocol.Limits;
import java.util.List;

/// Links that let people in. Made by whoever keeps the door; the room knows only the hash of their
/// secret.
final class InviteRules {
    /// How long one lasts of which nothing else was said.
    static final long USUAL_MS = 24 * 60 * 60 * 1_000;

    private InviteRules() {}

    static Decision make(RoomState room, Seat by, RoomCommand.MakeInvite make, long nowMs) {
        if (!by.keepsDoor()) {
            return Permissions.forbidden(room);
        }
        Access access = room.access().swept(nowMs);
        if (access.invites().size() >= Limits.MAX_INVITES) {
            return Decision.refused(
                    room,
                    ErrorCode.TOO_MANY_INVITES,
                    "There are many invites already; please revoke one first.");
        }
        Long validMs = make.wish().validMs();
        Invite invite =
                new Invite(
                        make.id(),
                        by.userId(),
                        nowMs + (validMs == null ? USUAL_MS : validMs),
                        make.wish().uses(),
                        0);
        IssuedInvite issued = new IssuedInvite(invite, make.tokenHash());
        return Decision.of(
                room.with(access.withInvites(Access.with(access.invites(), issued))),
                new Reply.Invited(invite));
    }

    /// Revoking what is revoked already is no mistake.
    static Decision revoke(RoomState room, Seat by, InviteId id) {
        if (!by.keepsDoor()) {
            return Permissions.forbidden(room);
        }
        List<IssuedInvite> left =
                room.access().invites().stream()
                        .filter(i -> !i.invite().inviteId().equals(id))
                        .toList();
        return left.size() == room.access().invites().size()
                ? Decision.nothing(room)
                : Decision.of(room.with(room.access().withInvites(left)), new Reply.Done());
    }

    static Decision list(RoomState room, Seat by, long nowMs) {
        if (!by.keepsDoor()) {
            return Permissions.forbidden(room);
        }
        return Decision.of(
                room,
                new Reply.Invites(
                        room.access().swept(nowMs).invites().stream()
                                .map(IssuedInvite::invite)
                                .toList()));
    }

    static RoomState used(RoomState room, IssuedInvite used) {
        return room.with(
                room.access()
                        .withInvites(
                                room.access().invites().stream()
                                        .map(i -> i.equals(used) ? i.usedOnce() : i)
                                        .toList()));
    }
}
