package app.matinee.protocol;

import java.util.Locale;

/// What a member may do, highest first.
public enum Role {
    HOST,
    CO_HOST,
    MEMBER,
    /// Watches, and does what the room's policy lets viewers do: it never changes the film.
    VIEWER;

    /// Whether this is the other role or a higher one.
    public boolean isAtLeast(Role other) {
        return ordinal() <= other.ordinal();
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
