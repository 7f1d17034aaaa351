package app.matinee.protocol;

/// The sender's own name for one playback command; the server repeats it in the answer. Opaque: 1
/// to 64 printable ASCII characters without a space.
public record CommandId(String value) {
    public CommandId {
        Ids.requireOpaque("CommandId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
