package app.matinee.protocol.codec;

/// An event as it travels: Socket.IO's event name and its one argument.
///
/// @param json one JSON object
public record WireEvent(String name, String json) {

    /// Leaves the body out: it may hold chat or a secret.
    @Override
    public String toString() {
        return "WireEvent[" + name + ", " + json.length() + " characters]";
    }
}
