package app.matinee.server.room;

import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.Role;

/// Who may do what.
final class Permissions {
    private Permissions() {}

    /// @param lowest the lowest role the policy allows this to
    static boolean allows(Seat seat, Role lowest) {
        return seat.member().role().ordinal() <= lowest.ordinal();
    }

    static Decision forbidden(RoomState room) {
        return Decision.refused(
                room, ErrorCode.FORBIDDEN, "The host has not allowed you to do this.");
    }
}
