package app.matinee.server.socketio;

/// Why a socket ended.
public enum DisconnectReason {
    /// The client left the namespace.
    CLIENT_DISCONNECT,
    /// [ServerSocket#disconnect] was called.
    SERVER_DISCONNECT,
    /// The client closed its connection, or the connection broke.
    TRANSPORT_CLOSED,
    /// No answer to a ping.
    PING_TIMEOUT,
    /// No namespace was joined in time.
    CONNECT_TIMEOUT,
    /// The client broke the protocol or one of its limits.
    PROTOCOL_ERROR,
    /// The client did not take what was sent to it.
    SLOW_READER,
    /// The handler threw.
    HANDLER_FAILED,
    /// The server closes.
    SERVER_SHUTDOWN
}
