package app.matinee.server.signaling;

import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.codec.ServerEventCodec;
import app.matinee.protocol.codec.WireEvent;
import app.matinee.server.socketio.EncodedEvent;

/// From facts to packets.
final class Events {
    private Events() {}

    static EncodedEvent encode(ServerEvent event) {
        WireEvent wire = ServerEventCodec.encode(event);
        return EncodedEvent.of(wire.name(), wire.json());
    }
}
