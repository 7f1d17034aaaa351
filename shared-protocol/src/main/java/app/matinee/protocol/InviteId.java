package app.matinee.protocol;

/// An invite, not the secret that makes it one. Given by the server. Opaque: 1 to 64 printable
/// ASCII characters without a space.
public record InviteId(String value) {
    public InviteId {
        Ids.requireOpaque("InviteId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
