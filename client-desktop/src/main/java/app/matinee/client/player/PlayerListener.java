package app.matinee.client.player;

/// Hears what a [Player] does by itself. Called on a thread of the adapter's; copies and posts,
/// nothing else.
public interface PlayerListener {
    /// The status changed, for whatever reason: a command, the end of the film, an empty buffer.
    void changed(PlayerReading reading);

    /// The film cannot be played.
    void failed(PlayerFailure failure);
}
