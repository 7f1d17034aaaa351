package app.matinee.server.socketio;

import java.io.Serial;

/// A client sent what the protocol does not allow. Its message is for the log and holds nothing the
/// client wrote.
final class BadPacketException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    BadPacketException(String message) {
        // No stack trace: a hostile client can cause these as fast as it can send.
        super(message, null, false, false);
    }
}
