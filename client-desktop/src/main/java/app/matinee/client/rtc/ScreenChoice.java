package app.matinee.client.rtc;

/// What to share of one's screen.
public sealed interface ScreenChoice {
    record Off() implements ScreenChoice {}

    record WholeScreen() implements ScreenChoice {}

    /// @param id the window system's number of it (an XID on X11)
    record Window(long id) implements ScreenChoice {}
}
