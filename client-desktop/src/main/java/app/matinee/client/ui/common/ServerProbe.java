package app.matinee.client.ui.common;

import java.net.URI;
import java.util.concurrent.CompletionStage;

/// Port: asks whether a Matinee server answers at an address.
public interface ServerProbe {
    /// @return completes within a few seconds, on any thread, never exceptionally
    CompletionStage<Answer> probe(URI server);

    /// What came of it.
    sealed interface Answer {
        /// @param rttMs one round trip, milliseconds
        record Reachable(double rttMs) implements Answer {}

        /// Something answered that is no Matinee server of this version.
        record Stranger() implements Answer {}

        record Silent() implements Answer {}

        /// Nobody vouches for its key, and the address does not name it.
        record Unproven() implements Answer {}

        /// It has another key than the address names.
        record OtherKey() implements Answer {}
    }
}
