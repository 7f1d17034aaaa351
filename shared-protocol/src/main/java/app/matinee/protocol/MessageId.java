package app.matinee.protocol;

/// The server's name for a stored chat line. Opaque: 1 to 64 printable ASCII characters without a
/// space.
public record MessageId(String value) {
    public MessageId {
        Ids.requireOpaque("MessageId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
