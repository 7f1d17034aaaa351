package app.matinee.protocol;

/// Somebody who waits at a room's door. Given by the server. Opaque: 1 to 64 printable ASCII
/// characters without a space.
public record KnockId(String value) {
    public KnockId {
        Ids.requireOpaque("KnockId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
