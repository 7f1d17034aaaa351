package app.matinee.client.ui.common;

import app.matinee.protocol.RoomId;
import java.net.URI;

/// A room this person was in.
///
/// @param atMs when, wall clock, milliseconds since 1970
public record RecentRoom(URI server, RoomId roomId, String title, long atMs) {
    boolean sameRoomAs(RecentRoom other) {
        return server.equals(other.server) && roomId.equals(other.roomId);
    }
}
