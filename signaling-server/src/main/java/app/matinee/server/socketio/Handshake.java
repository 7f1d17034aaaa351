package app.matinee.server.socketio;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// How a client introduced itself.
///
/// @param namespace the namespace it wants to join
/// @param auth what it put into its CONNECT packet; null if nothing
/// @param remoteAddress the address the server saw, without port
/// @param origin the `Origin` header; already checked against [SocketIoOptions#allowedOrigins]
/// @param headers the first HTTP request's headers with lower-case names, the first value of each.
///   `Cookie` and `Authorization` are left out: nothing here reads them, and they should not lie
///   about in memory.
public record Handshake(
        String namespace,
        @Nullable ObjectNode auth,
        String remoteAddress,
        @Nullable String origin,
        Map<String, String> headers) {}
