package app.matinee.protocol;

/// A person in one room. Given by the server; never the transport's session id. Opaque: 1 to 64
/// printable ASCII characters without a space.
public record UserId(String value) {
    public UserId {
        Ids.requireOpaque("UserId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
