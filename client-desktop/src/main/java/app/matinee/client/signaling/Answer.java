package app.matinee.client.signaling;

import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.codec.Ack;

/// What became of a request.
public sealed interface Answer {
    /// @param said what came with the yes
    record Accepted(Ack.Ok said) implements Answer {
        public Accepted() {
            this(Ack.ok());
        }
    }

    /// @param message the server's own kind sentence
    record Refused(ErrorCode code, String message) implements Answer {}

    /// Nobody knows: it may or may not have reached the server.
    record Lost() implements Answer {}
}
