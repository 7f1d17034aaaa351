package app.matinee.client.rtc;

/// How the connection with one person stands.
public enum PeerState {
    CONNECTING,
    CONNECTED,
    /// Nothing arrives for a moment; the engine mends it by itself.
    INTERRUPTED,
    /// Given up for now: tried again by itself, and at once by [CallCommand.Reconnect].
    FAILED
}
