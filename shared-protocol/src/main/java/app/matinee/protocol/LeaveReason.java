package app.matinee.protocol;

import java.util.Locale;

/// Why a member is gone.
public enum LeaveReason {
    /// They left.
    LEFT,
    /// Their connection was lost and did not come back.
    CONNECTION_LOST,
    KICKED,
    /// Nothing was heard of their program for hours.
    IDLE,
    /// The room or the server closed.
    CLOSED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
