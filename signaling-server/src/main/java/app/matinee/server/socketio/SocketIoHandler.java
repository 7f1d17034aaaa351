package app.matinee.server.socketio;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the program does with its sockets. Every method is called on the event loop that owns the
/// socket's connection and must not block. A method that throws costs its connection, and nobody
/// else's.
public interface SocketIoHandler {
    /// @param namespace with its leading slash; the main namespace is `/`
    boolean namespaceExists(String namespace);

    /// A client asks to join a namespace that exists.
    ///
    /// What is sent to `socket` in here arrives after the confirmation, or never if the client is
    /// refused.
    Admission onConnect(Handshake handshake, ServerSocket socket);

    /// @param arguments without the event's name; a binary attachment stands in its place as a
    ///   `BinaryNode`
    /// @param ack how to answer, or null if the client asked for no answer
    void onEvent(
            ServerSocket socket, String event, List<JsonNode> arguments, @Nullable AckReply ack);

    /// A client answered a ping.
    ///
    /// @param roundTripMs to it and back, milliseconds
    default void onRoundTrip(double roundTripMs) {}

    /// A limit of the transport held: `sockets`, `sockets_per_address`, `protocol`, `slow_reader`,
    /// `connect_time` or `ping_time`. For the operator's figures.
    default void onLimit(String name) {}

    /// Called once for every accepted socket, as the last call for it.
    void onDisconnect(ServerSocket socket, DisconnectReason reason);
}
