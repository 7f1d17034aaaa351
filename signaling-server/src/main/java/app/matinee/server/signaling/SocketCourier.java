package app.matinee.server.signaling;

import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.codec.ServerEventCodec;
import app.matinee.protocol.codec.WireEvent;
import app.matinee.server.metrics.Metrics;
import app.matinee.server.room.Courier;
import app.matinee.server.socketio.EncodedEvent;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Brings a room's events to its members' sockets: encoded once, sent to all.
public final class SocketCourier implements Courier<Session> {
    private final Metrics metrics;

    public SocketCourier(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void deliver(ServerEvent event, Collection<Session> to) {
        WireEvent wire = ServerEventCodec.encode(event);
        EncodedEvent encoded = EncodedEvent.of(wire.name(), wire.json());
        to.forEach(session -> session.socket().send(encoded));
        metrics.eventOut(wire.name(), to.size());
    }

    @Override
    public @Nullable Double roundTripMs(Session session) {
        return session.socket().roundTripMs();
    }

    @Override
    public void unseated(Session session) {
        session.stand();
    }

    @Override
    public boolean hasClock(Session session) {
        return session.hasClock();
    }

    /// The member came back over another connection; this one is of no use any more.
    @Override
    public void replaced(Session session) {
        session.stand();
        session.socket().disconnect(true);
    }
}
