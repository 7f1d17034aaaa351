package app.matinee.server.socketio;

/// What an Engine.IO session carries for. Called on the session's loop.
interface EngineListener {
    void onText(String message) throws BadPacketException;

    void onBinary(byte[] message) throws BadPacketException;

    /// The last call.
    void onClose(DisconnectReason reason);
}
