package app.matinee.server.socketio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// One client in one namespace. Its state belongs to the session's loop, but for what is volatile.
final class NamespaceSocket implements ServerSocket {
    private enum State {
        CONNECTING,
        OPEN,
        ENDED
    }

    private final String id = RandomIds.socketId();
    private final String namespace;
    private final SocketIoConnection connection;
    private final EngineSession session;
    private final PendingAcks acks;
    private volatile State state = State.CONNECTING;
    private volatile @Nullable Object attachment;

    /// What the handler sends while it still decides; must not overtake the CONNECT packet.
    private List<Runnable> early = new ArrayList<>(0);

    NamespaceSocket(String namespace, SocketIoConnection connection) {
        this.namespace = namespace;
        this.connection = connection;
        this.session = connection.session();
        this.acks = new PendingAcks(session.loop());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String namespace() {
        return namespace;
    }

    @Override
    public boolean isOpen() {
        return state == State.OPEN;
    }

    boolean hasEnded() {
        return state == State.ENDED;
    }

    @Override
    public @Nullable Double roundTripMs() {
        return session.roundTrips().medianMs();
    }

    @Override
    public void attach(@Nullable Object object) {
        attachment = object;
    }

    @Override
    public <T> @Nullable T attachment(Class<T> type) {
        return type.cast(attachment);
    }

    /// SIO, Connection to a namespace: the confirmation names the socket's public id.
    void open() {
        state = State.OPEN;
        session.send(PacketEncoder.connect(namespace, id));
        var waiting = early;
        early = List.of();
        waiting.forEach(Runnable::run);
    }

    /// The handler said no.
    void refuse() {
        state = State.ENDED;
        early = List.of();
        acks.cancelAll();
    }

    @Override
    public void send(EncodedEvent event) {
        // The hot path of every broadcast: no task when the room lives on this loop.
        if (state == State.OPEN && session.loop().isIdleHere()) {
            send(event.packets(namespace));
        } else {
            session.loop().run(() -> whenOpen(() -> send(event.packets(namespace))));
        }
    }

    @Override
    public CompletionStage<List<JsonNode>> request(EncodedEvent event, Duration timeout) {
        var request = acks.request(timeout);
        session.loop()
                .run(() -> {
                    if (state == State.ENDED) {
                        request.cancel();
                    } else {
                        var id = request.begin();
                        whenOpen(() -> send(event.packets(namespace, id)));
                    }
                });
        return request.answer();
    }

    private void whenOpen(Runnable task) {
        switch (state) {
            case CONNECTING -> early.add(task);
            case OPEN -> task.run();
            case ENDED -> {}
        }
    }

    private void send(List<OutPacket> packets) {
        for (var packet : packets) {
            session.send(packet);
        }
    }

    void onEvent(SocketPacket.Event packet) {
        if (state != State.OPEN) {
            return;
        }
        var event = packet.payload().get(0).stringValue();
        var arguments = new ArrayList<JsonNode>(packet.payload().size() - 1);
        for (var i = 1; i < packet.payload().size(); i++) {
            arguments.add(packet.payload().get(i));
        }
        var ack = packet.ackId() < 0 ? null : new Reply(packet.ackId());
        try {
            connection.handler().onEvent(this, event, arguments, ack);
        } catch (RuntimeException e) {
            connection.handlerFailed(e);
        }
    }

    void onAck(SocketPacket.Ack packet) {
        acks.onAck(packet.ackId(), List.copyOf(packet.payload().values()));
    }

    @Override
    public void disconnect(boolean closeTransport) {
        session.loop()
                .run(() ->
                        whenOpen(() -> {
                            session.send(PacketEncoder.disconnect(namespace));
                            end(DisconnectReason.SERVER_DISCONNECT);
                            if (closeTransport) {
                                session.close(DisconnectReason.SERVER_DISCONNECT);
                            }
                        }));
    }

    /// The client left, the server put it out, or the connection is gone.
    void end(DisconnectReason reason) {
        if (state != State.OPEN) {
            return;
        }
        state = State.ENDED;
        acks.cancelAll();
        try {
            connection.handler().onDisconnect(this, reason);
        } catch (RuntimeException e) {
            connection.handlerFailed(e);
        }
        attachment = null;
        connection.onNamespaceEnded();
    }

    private final class Reply implements AckReply {
        private final int ackId;
        private final AtomicBoolean used = new AtomicBoolean();

        Reply(int ackId) {
            this.ackId = ackId;
        }

        @Override
        public void reply(JsonNode... arguments) {
            var array = JsonNodeFactory.instance.arrayNode(arguments.length);
            for (var argument : arguments) {
                array.add(argument);
            }
            answer(PacketEncoder.ack(namespace, ackId, array));
        }

        @Override
        public void replyJson(String json) {
            answer(PacketEncoder.ack(namespace, ackId, json));
        }

        private void answer(List<OutPacket> packets) {
            if (used.getAndSet(true)) {
                throw new IllegalStateException("answered already: ack " + ackId);
            }
            session.loop().run(() -> whenOpen(() -> send(packets)));
        }
    }
}
