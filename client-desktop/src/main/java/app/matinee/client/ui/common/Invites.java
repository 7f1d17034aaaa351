package app.matinee.client.ui.common;

import app.matinee.protocol.RoomId;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Port: what an invite looks like in words and links.
public interface Invites {
    /// The link others open.
    String linkTo(URI server, RoomId roomId);

    /// Finds an invite in what a person typed or pasted: an id, a link, or a message around one.
    Optional<Invite> find(String text);

    /// @param server null when the text names none: the person's own server is meant
    record Invite(RoomId roomId, @Nullable URI server) {}
}
