package app.matinee.server.socketio;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The answer to a client that wants to join a namespace (SIO, Connection to a namespace).
public sealed interface Admission {
    record Accepted() implements Admission {}

    /// @param message one sentence the client shows; becomes the message of its `connect_error`
    /// @param data anything a program can act on, such as a code
    record Refused(String message, @Nullable JsonNode data) implements Admission {}

    static Admission accepted() {
        return new Accepted();
    }

    static Admission refused(String message, @Nullable JsonNode data) {
        return new Refused(message, data);
    }
}
