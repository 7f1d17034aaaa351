package app.matinee.client.signaling;

import app.matinee.protocol.ErrorCode;

/// What became of a request.
public sealed interface Answer {
    record Accepted() implements Answer {}

    /// @param message the server's own kind sentence
    record Refused(ErrorCode code, String message) implements Answer {}

    /// Nobody knows: it may or may not have reached the server.
    record Lost() implements Answer {}
}
