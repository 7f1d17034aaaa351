package app.matinee.server.socketio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client's Socket.IO packets: puts binary ones together and brings each to its namespace. Used
/// on the session's loop only.
final class SocketIoConnection implements EngineListener {
    private static final Logger log = LoggerFactory.getLogger(SocketIoConnection.class);

    /// A client that is refused so often is trying names.
    private static final int MAX_REFUSED_CONNECTS = 10;

    private final EngineSession session;
    private final SocketIoOptions options;
    private final SocketIoHandler handler;
    private final Map<String, NamespaceSocket> sockets = new HashMap<>(2);
    private Runnable cancelConnectTimeout = () -> {};
    private int refusedConnects;
    private @Nullable SocketPacket incomplete;
    private List<byte[]> attachments = new ArrayList<>(0);
    private int incompleteBytes;

    SocketIoConnection(EngineSession session, SocketIoOptions options, SocketIoHandler handler) {
        this.session = session;
        this.options = options;
        this.handler = handler;
        awaitConnect();
    }

    /// A connection without a namespace is of no use: it must join one in time, also after it left
    /// its last.
    private void awaitConnect() {
        cancelConnectTimeout =
                session.loop()
                        .later(
                                options.connectTimeout(),
                                () -> session.close(DisconnectReason.CONNECT_TIMEOUT));
    }

    @Override
    public void onText(String message) throws BadPacketException {
        if (incomplete != null) {
            throw new BadPacketException("text where an attachment is due");
        }
        var packet = PacketDecoder.decode(message, options.maxAttachments());
        if (attachmentsOf(packet) > 0) {
            socketOf(packet.namespace());
            incomplete = packet;
            incompleteBytes = message.length();
        } else {
            handle(packet);
        }
    }

    /// SIO, Packet encoding: the attachments follow their packet, in order and with nothing
    /// between.
    @Override
    public void onBinary(byte[] message) throws BadPacketException {
        var packet = incomplete;
        if (packet == null) {
            throw new BadPacketException("attachment that was not announced");
        }
        incompleteBytes += message.length;
        if (incompleteBytes > options.maxPayloadBytes()) {
            throw new BadPacketException("message with its attachments too long");
        }
        attachments.add(message);
        if (attachments.size() == attachmentsOf(packet)) {
            var complete = attachments;
            incomplete = null;
            attachments = new ArrayList<>(0);
            switch (packet) {
                case SocketPacket.Event event -> Attachments.restore(event.payload(), complete);
                case SocketPacket.Ack ack -> Attachments.restore(ack.payload(), complete);
                case SocketPacket.Connect connect -> throw new AssertionError(connect);
                case SocketPacket.Disconnect disconnect -> throw new AssertionError(disconnect);
            }
            handle(packet);
        }
    }

    private static int attachmentsOf(SocketPacket packet) {
        return switch (packet) {
            case SocketPacket.Event event -> event.attachments();
            case SocketPacket.Ack ack -> ack.attachments();
            case SocketPacket.Connect connect -> 0;
            case SocketPacket.Disconnect disconnect -> 0;
        };
    }

    private void handle(SocketPacket packet) throws BadPacketException {
        switch (packet) {
            case SocketPacket.Connect connect -> connect(connect);
            case SocketPacket.Disconnect disconnect ->
                    socketOf(disconnect.namespace()).end(DisconnectReason.CLIENT_DISCONNECT);
            case SocketPacket.Event event -> socketOf(event.namespace()).onEvent(event);
            case SocketPacket.Ack ack -> socketOf(ack.namespace()).onAck(ack);
        }
    }

    /// SIO, Connection to a namespace: whoever speaks before it has connected is cut off.
    private NamespaceSocket socketOf(String namespace) throws BadPacketException {
        var socket = sockets.get(namespace);
        if (socket == null) {
            throw new BadPacketException("packet before CONNECT");
        }
        return socket;
    }

    private void connect(SocketPacket.Connect packet) throws BadPacketException {
        var namespace = packet.namespace();
        var before = sockets.get(namespace);
        if (before != null && !before.hasEnded()) {
            // The JavaScript client repeats itself when `connect()` is called twice; it has or gets
            // its answer.
            return;
        }
        var socket = new NamespaceSocket(namespace, this);
        switch (admit(packet, socket)) {
            case Admission.Accepted() -> {
                cancelConnectTimeout.run();
                sockets.put(namespace, socket);
                socket.open();
            }
            case Admission.Refused(var message, var data) -> {
                socket.refuse();
                if (++refusedConnects >= MAX_REFUSED_CONNECTS) {
                    throw new BadPacketException("refused too often");
                }
                session.send(PacketEncoder.connectError(namespace, message, data));
            }
        }
    }

    private Admission admit(SocketPacket.Connect packet, NamespaceSocket socket) {
        var peer = session.peer();
        try {
            if (!handler.namespaceExists(packet.namespace())) {
                return Admission.refused("Invalid namespace", null);
            }
            return handler.onConnect(
                    new Handshake(
                            packet.namespace(),
                            packet.auth(),
                            peer.address(),
                            peer.origin(),
                            peer.headers()),
                    socket);
        } catch (RuntimeException e) {
            handlerFailed(e);
            return Admission.refused("Internal error", null);
        }
    }

    /// A namespace ended while the connection goes on.
    void onNamespaceEnded() {
        if (!session.isClosed() && sockets.values().stream().allMatch(NamespaceSocket::hasEnded)) {
            awaitConnect();
        }
    }

    void handlerFailed(RuntimeException e) {
        log.error("A handler failed; its connection is closed", e);
        session.close(DisconnectReason.HANDLER_FAILED);
    }

    @Override
    public void onClose(DisconnectReason reason) {
        cancelConnectTimeout.run();
        incomplete = null;
        attachments = List.of();
        for (var socket : List.copyOf(sockets.values())) {
            socket.end(reason);
        }
    }

    EngineSession session() {
        return session;
    }

    SocketIoHandler handler() {
        return handler;
    }
}
