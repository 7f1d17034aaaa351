package app.matinee.client.rtc;

/// How a slot of one's own stands, with the reasons a person can do something about.
public enum SlotState {
    OFF,
    /// Captures, and sends while in a call.
    LIVE,
    /// There is no such device, or none at all.
    NO_DEVICE,
    /// The device does not start: another program has it, or permission is missing.
    REFUSED,
    /// The device was unplugged. The engine has fallen back to another one or to none.
    LOST,
    /// The shared window was closed.
    WINDOW_CLOSED,
    /// No screen can be captured here: no `DISPLAY`.
    NO_DISPLAY,
    /// Screens cannot be captured under Wayland by this engine.
    WAYLAND
}
