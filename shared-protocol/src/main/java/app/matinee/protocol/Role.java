package app.matinee.protocol;

import java.util.Locale;

/// What a member may do, highest first.
public enum Role {
    HOST,
    CO_HOST,
    MEMBER,
    VIEWER;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
