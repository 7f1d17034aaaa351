package app.matinee.server.room;

import app.matinee.protocol.UserId;

/// Who hears an event.
public sealed interface Audience {
    record Everybody() implements Audience {}

    record Others(UserId except) implements Audience {}

    record One(UserId user) implements Audience {}

    default boolean includes(UserId user) {
        return switch (this) {
            case Everybody e -> true;
            case Others o -> !o.except().equals(user);
            case One o -> o.user().equals(user);
        };
    }
}
