package app.matinee.client.platform;

import app.matinee.protocol.RoomId;
import java.net.URI;
import java.util.Optional;

/// The way to a room.
///
/// @param server base address, `http` or `https`; empty when the invite does not name one
/// @param token the secret that lets its bearer in; empty for a plain link
public record Invite(Optional<URI> server, RoomId roomId, Optional<String> token) {
    Invite(Optional<URI> server, RoomId roomId) {
        this(server, roomId, Optional.empty());
    }

    /// Leaves the token out.
    @Override
    public String toString() {
        return "Invite[" + roomId + "]";
    }
}
