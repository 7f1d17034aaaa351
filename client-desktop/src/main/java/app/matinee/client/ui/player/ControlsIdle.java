package app.matinee.client.ui.player;

/// Decides when the controls over the film may vanish: after 2.5 s without movement, and never
/// while somebody uses them.
final class ControlsIdle {
    static final long REST_NANOS = 2_500_000_000L;

    private long lastMoveNanos;

    ControlsIdle(long nowNanos) {
        lastMoveNanos = nowNanos;
    }

    /// The mouse moved, or a key was pressed.
    void moved(long nowNanos) {
        lastMoveNanos = nowNanos;
    }

    /// @param playing whether there is something to look at
    /// @param inUse hovered, focused by keyboard, or holding an open menu
    boolean isShown(long nowNanos, boolean playing, boolean inUse) {
        if (!playing || inUse) {
            // So that they do not vanish the instant the mouse leaves them.
            lastMoveNanos = nowNanos;
            return true;
        }
        return nowNanos - lastMoveNanos < REST_NANOS;
    }
}
