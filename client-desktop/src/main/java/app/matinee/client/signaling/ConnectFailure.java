package app.matinee.client.signaling;

import app.matinee.protocol.ErrorCode;

/// Why a connection did not come about.
public sealed interface ConnectFailure {
    /// Nothing answers there.
    ///
    /// @param detail for the log
    record Unreachable(String detail) implements ConnectFailure {}

    /// Something answers, and it is no Matinee server.
    ///
    /// @param detail for the log
    record NotAServer(String detail) implements ConnectFailure {}

    /// The server is known by one key and has, or is said to have, another.
    record WrongKey() implements ConnectFailure {}

    /// Nobody vouches for the server's key, and nobody told us of it.
    record Unproven() implements ConnectFailure {}

    /// The server said no to the CONNECT packet.
    ///
    /// @param message the server's own kind sentence
    record Refused(ErrorCode code, String message) implements ConnectFailure {}
}
