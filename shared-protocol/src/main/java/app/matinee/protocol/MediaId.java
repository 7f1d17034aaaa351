package app.matinee.protocol;

/// A film, as the room knows it. Opaque: 1 to 64 printable ASCII characters without a space.
public record MediaId(String value) {
    public MediaId {
        Ids.requireOpaque("MediaId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
