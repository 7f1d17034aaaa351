package app.matinee.lab.calls;

import java.util.Locale;

/// What may happen in the middle of a call, one after the other.
enum Story {
    /// Somebody's link carries nothing for twelve seconds.
    DARK,
    /// Somebody gets another address.
    ADDRESS,
    /// An engine is killed.
    KILL,
    /// The signaling server is gone for five seconds.
    SERVER,
    /// Somebody shares a screen, and stops.
    SCREEN,
    /// Somebody joins and leaves, again and again.
    CHURN;

    /// As `--story` takes it.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
