package app.matinee.client.session;

import app.matinee.protocol.RoomId;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a session wants remembered for the next time. Called on the session's thread; returns at
/// once.
public interface Keepsakes {
    void sound(Sound sound);

    void callChoices(CallChoices choices);

    /// @return the latest of those
    CallChoices callChoices();

    /// Who this person is to a server.
    ///
    /// @param token a secret; null to forget it
    void identity(URI server, @Nullable String token);

    /// @return the latest token of [#identity]
    Optional<String> identityAt(URI server);

    /// A room was entered.
    ///
    /// @param name under which this person entered
    void visited(URI server, RoomId roomId, String title, String name);
}
