package app.matinee.protocol;

/// One entry of the room's queue. Opaque: 1 to 64 printable ASCII characters without a space.
public record QueueItemId(String value) {
    public QueueItemId {
        Ids.requireOpaque("QueueItemId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
