package app.matinee.server.room;

import app.matinee.protocol.UserId;
import java.util.Set;

/// Who hears an event.
public sealed interface Audience {
    record Everybody() implements Audience {}

    record Others(UserId except) implements Audience {}

    record One(UserId user) implements Audience {}

    record Only(Set<UserId> these) implements Audience {
        public Only {
            these = Set.copyOf(these);
        }
    }

    default boolean includes(UserId user) {
        return switch (this) {
            case Everybody e -> true;
            case Others o -> !o.except().equals(user);
            case One o -> o.user().equals(user);
            case Only o -> o.these().contains(user);
        };
    }
}
