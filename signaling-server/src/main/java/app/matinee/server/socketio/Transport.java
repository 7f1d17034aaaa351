package app.matinee.server.socketio;

import java.util.List;

/// Carries packets to one client (EIO, Transports). Used on the session's loop only.
sealed interface Transport permits PollingTransport, WebSocketTransport {
    /// Whether a batch can be written now.
    boolean isReady();

    /// Whether the client is to blame that so many bytes wait for it.
    boolean isStalled(int waitingBytes);

    /// Only when ready.
    void write(Batch batch);

    /// Ends the transport; called once, as the last call.
    ///
    /// @param farewell what is still to be sent, if the reason lets it be sent
    /// @param whenGone run on the session's loop when nothing of the transport is left
    void close(DisconnectReason reason, List<OutPacket> farewell, Runnable whenGone);
}
