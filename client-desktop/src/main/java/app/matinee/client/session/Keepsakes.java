package app.matinee.client.session;

import app.matinee.protocol.RoomId;
import java.net.URI;

/// What a session wants remembered for the next time. Called on the session's thread; returns at
/// once.
public interface Keepsakes {
    void sound(Sound sound);

    /// A room was entered.
    ///
    /// @param name under which this person entered
    void visited(URI server, RoomId roomId, String title, String name);
}
