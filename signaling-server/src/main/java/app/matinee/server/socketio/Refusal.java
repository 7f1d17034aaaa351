package app.matinee.server.socketio;

/// Why an HTTP request gets no session. The specification asks for status 400; codes and messages
/// are those the reference server answers with, and which its clients show.
enum Refusal {
    UNKNOWN_TRANSPORT(400, 0, "Transport unknown"),
    UNKNOWN_SESSION(400, 1, "Session ID unknown"),
    BAD_HANDSHAKE_METHOD(400, 2, "Bad handshake method"),
    BAD_REQUEST(400, 3, "Bad request"),
    FOREIGN_ORIGIN(403, 4, "Forbidden"),
    UNSUPPORTED_VERSION(400, 5, "Unsupported protocol version"),
    TOO_LARGE(413, 3, "Payload too large"),
    TOO_MANY_FROM_ADDRESS(429, 4, "Too many connections from this address"),
    SERVER_FULL(503, 4, "Server is full");

    private final int status;
    private final String json;

    Refusal(int status, int code, String message) {
        this.status = status;
        this.json = "{\"code\":" + code + ",\"message\":\"" + message + "\"}";
    }

    int status() {
        return status;
    }

    String json() {
        return json;
    }
}
