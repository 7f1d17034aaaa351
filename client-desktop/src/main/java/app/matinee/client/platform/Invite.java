package app.matinee.client.platform;

import app.matinee.protocol.RoomId;
import java.net.URI;
import java.util.Optional;

/// The way to a room.
///
/// @param server base address, `http` or `https`; empty when the invite does not name one
public record Invite(Optional<URI> server, RoomId roomId) {}
