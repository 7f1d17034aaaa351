package app.matinee.protocol.codec;

import app.matinee.protocol.ErrorCode;
import tools.jackson.databind.node.ObjectNode;

/// The answer to one request.
public sealed interface Ack {
    /// Done: `{"ok":true, …}`.
    ///
    /// @param body what comes besides `ok`; not to be changed afterwards
    record Ok(ObjectNode body) implements Ack {}

    /// Not done: `{"ok":false,"error":{"code","message"}}`.
    record Refused(ErrorCode code, String message) implements Ack {}

    /// Done, and nothing more to say.
    static Ok ok() {
        return new Ok(Json.object());
    }

    static Refused refused(BadMessageException e) {
        return new Refused(e.code(), e.getMessage());
    }
}
