package app.matinee.server.room;

import app.matinee.protocol.Member;
import app.matinee.protocol.Role;
import app.matinee.protocol.RoomPolicy;
import app.matinee.protocol.ServerEvent.RoomUpdated;

/// What the room allows, and who wants to be waited for.
final class PolicyRules {
    private PolicyRules() {}

    static Decision setPolicy(RoomState room, Seat by, RoomPolicy policy) {
        if (by.member().role() != Role.HOST) {
            return Permissions.forbidden(room);
        }
        return policy.equals(room.policy())
                ? Decision.of(room, new Reply.Applied(room.seq()))
                : updated(room.withPolicy(policy));
    }

    static Decision setWaiting(RoomState room, Seat by, boolean waitForMe) {
        Member before = by.member();
        if (before.waitForMe() == waitForMe) {
            return Decision.of(room, new Reply.Applied(room.seq()));
        }
        return updated(room.withSeat(by.with(before.waitedFor(waitForMe))));
    }

    private static Decision updated(RoomState changed) {
        RoomState next = changed.counted();
        return Decision.of(
                next,
                new Reply.Applied(next.seq()),
                Outgoing.toAll(
                        new RoomUpdated(next.seq(), next.title(), next.policy(), next.members())));
    }
}
