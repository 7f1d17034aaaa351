package app.matinee.server.store;

import java.util.List;

/// What a follower hears.
public sealed interface Change<S, E> {

    /// A commit that won, with what it has to tell.
    ///
    /// @param version the version after it
    record Committed<S, E>(long version, S value, List<E> events) implements Change<S, E> {
        public Committed {
            events = List.copyOf(events);
        }
    }

    /// The value is gone.
    record Deleted<S, E>() implements Change<S, E> {}
}
