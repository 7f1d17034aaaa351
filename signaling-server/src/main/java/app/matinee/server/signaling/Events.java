package app.matinee.server.signaling;

import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.codec.ServerEventCodec;
import app.matinee.protocol.codec.WireEvent;
import app.matinee.server.metrics.Metrics;
import app.matinee.server.socketio.EncodedEvent;
import app.matinee.server.socketio.ServerSocket;

/// From facts to packets.
final class Events {
    private Events() {}

    static EncodedEvent encode(ServerEvent event) {
        WireEvent wire = ServerEventCodec.encode(event);
        return EncodedEvent.of(wire.name(), wire.json());
    }

    /// To one client alone, and counted.
    static void send(ServerSocket socket, ServerEvent event, Metrics metrics) {
        WireEvent wire = ServerEventCodec.encode(event);
        socket.send(EncodedEvent.of(wire.name(), wire.json()));
        metrics.eventOut(wire.name(), 1);
    }
}
