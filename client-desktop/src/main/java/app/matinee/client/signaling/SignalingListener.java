package app.matinee.client.signaling;

import app.matinee.protocol.ServerEvent;

/// Hears one connection. Called on a thread of the adapter's, in the order of the wire; copies and
/// posts, nothing else.
public interface SignalingListener {
    /// The server knows us: requests may be sent.
    void connected();

    /// The connection did not come about. The last call.
    void failed(ConnectFailure failure);

    void heard(ServerEvent event);

    /// The connection was lost, or the server ended it. The last call.
    ///
    /// @param reason the transport's own word, for the log
    void disconnected(String reason);
}
