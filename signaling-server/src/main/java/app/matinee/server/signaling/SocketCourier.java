package app.matinee.server.signaling;

import app.matinee.protocol.ServerEvent;
import app.matinee.server.room.Courier;
import app.matinee.server.socketio.EncodedEvent;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Brings a room's events to its members' sockets: encoded once, sent to all.
public final class SocketCourier implements Courier<Session> {
    @Override
    public void deliver(ServerEvent event, Collection<Session> to) {
        EncodedEvent encoded = Events.encode(event);
        to.forEach(session -> session.socket().send(encoded));
    }

    @Override
    public @Nullable Double roundTripMs(Session session) {
        return session.socket().roundTripMs();
    }

    /// The member came back over another connection; this one is of no use any more.
    @Override
    public void replaced(Session session) {
        session.stand();
        session.socket().disconnect(true);
    }
}
