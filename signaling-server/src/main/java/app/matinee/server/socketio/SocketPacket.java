package app.matinee.server.socketio;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A Socket.IO packet as a client may send it (SIO, Exchange protocol). CONNECT_ERROR is missing:
/// only servers send it.
sealed interface SocketPacket {
    /// With its leading slash.
    String namespace();

    record Connect(String namespace, @Nullable ObjectNode auth) implements SocketPacket {}

    record Disconnect(String namespace) implements SocketPacket {}

    /// EVENT or BINARY_EVENT.
    ///
    /// @param ackId -1 if no answer is asked for
    /// @param attachments number of binary messages that follow; 0 for an EVENT
    /// @param payload the event's name, then its arguments; never empty
    record Event(String namespace, int ackId, int attachments, ArrayNode payload)
            implements SocketPacket {}

    /// ACK or BINARY_ACK.
    record Ack(String namespace, int ackId, int attachments, ArrayNode payload)
            implements SocketPacket {}
}
