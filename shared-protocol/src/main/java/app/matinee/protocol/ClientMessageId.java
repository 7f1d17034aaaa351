package app.matinee.protocol;

/// The sender's own name for a chat line. The same id twice is stored once. Opaque: 1 to 64
/// printable ASCII characters without a space.
public record ClientMessageId(String value) {
    public ClientMessageId {
        Ids.requireOpaque("ClientMessageId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
