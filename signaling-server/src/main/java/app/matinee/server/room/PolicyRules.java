package app.matinee.server.room;

import app.matinee.protocol.Role;
import app.matinee.protocol.RoomPolicy;

/// What the room allows, and who wants to be waited for.
final class PolicyRules {
    private PolicyRules() {}

    static Decision setPolicy(RoomState room, Seat by, RoomPolicy policy) {
        if (by.role() != Role.HOST) {
            return Permissions.forbidden(room);
        }
        return policy.equals(room.policy())
                ? Decision.of(room, new Reply.Applied(room.seq()))
                : updated(room.withPolicy(policy));
    }

    static Decision setWaiting(RoomState room, Seat by, boolean waitForMe) {
        return by.member().waitForMe() == waitForMe
                ? Decision.of(room, new Reply.Applied(room.seq()))
                : updated(room.withSeat(by.with(by.member().waitedFor(waitForMe))));
    }

    /// A change of rules or roles, told to all.
    static Decision updated(RoomState changed) {
        RoomState next = changed.counted();
        return Decision.of(next, new Reply.Applied(next.seq()), Outgoing.toAll(next.updated()));
    }
}
