package app.matinee.server.room;

import app.matinee.protocol.ServerEvent;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Carries events from a mailbox to its members' connections. Called on the room's executor; must
/// not block.
///
/// @param <L> a member's connection; the service only compares and hands it back
public interface Courier<L> {
    /// Encodes once, sends to all.
    void deliver(ServerEvent event, Collection<L> to);

    /// To the line's machine and back, as last measured, milliseconds; null while unknown.
    @Nullable Double roundTripMs(L line);

    /// The member was taken out of the room; the connection stands.
    void unseated(L line);

    /// Whether the other end knows the server's time, because it asked for it.
    default boolean hasClock(L line) {
        return true;
    }

    /// Another connection took over this one's place.
    void replaced(L line);
}
