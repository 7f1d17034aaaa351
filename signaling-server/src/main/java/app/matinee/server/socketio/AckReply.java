package app.matinee.server.socketio;

import tools.jackson.databind.JsonNode;

/// Answers one event of a client that asked for an acknowledgement (SIO, Acknowledgement).
///
/// To be used once; from any thread. An answer to a socket that is gone is dropped.
public interface AckReply {
    /// @throws IllegalStateException if the event was answered already
    void reply(JsonNode... arguments);

    /// Answers with one argument that is encoded already.
    ///
    /// @param json one whole JSON value; sent as it is
    /// @throws IllegalStateException if the event was answered already
    void replyJson(String json);
}
