package app.matinee.server.room;

import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.Role;

/// Who may do what.
final class Permissions {
    private Permissions() {}

    /// @param lowest the lowest role the policy allows this to
    static boolean allows(Seat seat, Role lowest) {
        return seat.role().isAtLeast(lowest);
    }

    /// Whether they may change the timeline. A viewer may not, whatever the policy says.
    static boolean controls(RoomState room, Seat seat) {
        return seat.role() != Role.VIEWER && allows(seat, room.policy().control());
    }

    /// Whether they may change another's role, or take them out: those below them, and a host
    /// everybody else.
    static boolean rules(Seat by, Seat other) {
        return !by.userId().equals(other.userId())
                && (by.role() == Role.HOST
                        || (by.role() == Role.CO_HOST && !other.role().isAtLeast(Role.CO_HOST)));
    }

    static Decision forbidden(RoomState room) {
        return Decision.refused(
                room, ErrorCode.FORBIDDEN, "The host has not allowed you to do this.");
    }
}
