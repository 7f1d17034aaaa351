package app.matinee.client.ui.common;

import app.matinee.protocol.RoomId;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Port: what an invite looks like in words and links.
public interface Invites {
    /// The link others open.
    ///
    /// @param token the secret that lets them in; null for a plain link
    String linkTo(URI server, RoomId roomId, @Nullable String token);

    /// Finds an invite in what a person typed or pasted: an id, a link, or a message around one.
    Optional<Invite> find(String text);

    /// @param server null when the text names none: the person's own server is meant
    /// @param token the secret that lets people in; null for a plain link
    record Invite(RoomId roomId, @Nullable URI server, @Nullable String token) {}
}
