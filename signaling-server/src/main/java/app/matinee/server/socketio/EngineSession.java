package app.matinee.server.socketio;

import io.vertx.core.http.HttpClosedException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One Engine.IO session: its heartbeat, its transport and the change of it, its end (EIO,
/// Protocol).
///
/// All state belongs to [#loop]; other threads go through [Loop#run].
final class EngineSession {
    private static final Logger log = LoggerFactory.getLogger(EngineSession.class);

    /// The shortest time a loop can wait: it reads all its connections in it.
    private static final Duration ONE_TURN = Duration.ofMillis(1);

    private final String sid;
    private final Peer peer;
    private final Loop loop;
    private final SocketIoOptions options;
    private final Consumer<String> limited;
    private final Runnable onGone;
    private Transport transport;
    private final Outbox outbox;
    private final EngineListener listener;
    private final RoundTrips roundTrips = new RoundTrips();
    private @Nullable WebSocketTransport candidate;
    private boolean probed;
    private boolean closed;
    private boolean awaitingPong;
    private Runnable cancelHeartbeat = () -> {};
    private Runnable cancelUpgrade = () -> {};

    /// @param transport made for this session
    /// @param listener made for this session, when all else is in place
    /// @param limited told the name of a limit this session broke
    /// @param onGone run when the session is at its end and takes no more requests
    EngineSession(
            String sid,
            Peer peer,
            Loop loop,
            SocketIoOptions options,
            Function<EngineSession, Transport> transport,
            Function<EngineSession, EngineListener> listener,
            Consumer<String> limited,
            Runnable onGone) {
        this.sid = sid;
        this.peer = peer;
        this.loop = loop;
        this.options = options;
        this.limited = limited;
        this.onGone = onGone;
        this.transport = transport.apply(this);
        this.outbox = new Outbox(loop, options, this.transport, this::close);
        this.listener = listener.apply(this);
    }

    Peer peer() {
        return peer;
    }

    Loop loop() {
        return loop;
    }

    Outbox outbox() {
        return outbox;
    }

    /// Read from any thread.
    RoundTrips roundTrips() {
        return roundTrips;
    }

    boolean isClosed() {
        return closed;
    }

    /// EIO, Handshake: the open packet comes first. A WebSocket has nothing to upgrade to.
    void open() {
        var upgrades = transport instanceof PollingTransport ? "\"websocket\"" : "";
        send(
                OutPacket.text(
                        "0{\"sid\":\"%s\",\"upgrades\":[%s],\"pingInterval\":%d,\"pingTimeout\":%d,\"maxPayload\":%d}"
                                .formatted(
                                        sid,
                                        upgrades,
                                        options.pingInterval().toMillis(),
                                        options.pingTimeout().toMillis(),
                                        options.maxPayloadBytes())));
        pingLater();
        if (transport instanceof WebSocketTransport socket) {
            socket.measure();
        }
    }

    void send(OutPacket packet) {
        if (!closed) {
            outbox.add(packet);
        }
    }

    // Heartbeat (EIO, Heartbeat): the server pings, the client answers in time, and only then the
    // next ping is due.

    private void pingLater() {
        cancelHeartbeat =
                loop.later(
                        options.pingInterval(),
                        () -> {
                            awaitingPong = true;
                            send(OutPacket.PING);
                            cancelHeartbeat =
                                    loop.later(
                                            options.pingTimeout(),
                                            () -> close(DisconnectReason.PING_TIMEOUT));
                        });
    }

    private void pong() {
        if (awaitingPong) {
            awaitingPong = false;
            cancelHeartbeat.run();
            pingLater();
        }
    }

    // Packets in.

    void onText(Transport from, String packet) {
        if (closed) {
            return;
        }
        try {
            if (from == transport) {
                receive(packet);
            } else if (from == candidate) {
                upgrade(candidate, packet);
            }
        } catch (BadPacketException e) {
            refuse(e);
        }
    }

    void onBinary(Transport from, byte[] message) {
        if (closed) {
            return;
        }
        try {
            if (from == transport) {
                receive(message);
            } else if (from == candidate) {
                dropCandidate();
            }
        } catch (BadPacketException e) {
            refuse(e);
        }
    }

    /// The packets of one polling body; it ends early when one of them ends the session.
    EnginePayload.Sink sink(PollingTransport from) {
        return new EnginePayload.Sink() {
            @Override
            public void text(String packet) throws BadPacketException {
                if (!closed && from == transport) {
                    receive(packet);
                }
            }

            @Override
            public void binary(byte[] message) throws BadPacketException {
                if (!closed && from == transport) {
                    receive(message);
                }
            }
        };
    }

    /// Packet types: EIO, Protocol. Only a server opens, and only a server pings but for the probe
    /// of an upgrade.
    private void receive(String packet) throws BadPacketException {
        limit(packet.length());
        switch (packet.isEmpty() ? '?' : packet.charAt(0)) {
            case '1' -> close(DisconnectReason.TRANSPORT_CLOSED);
            case '3' -> pong();
            case '4' -> listener.onText(packet.substring(1));
            case '6' -> {}
            default -> throw new BadPacketException("unexpected Engine.IO packet");
        }
    }

    private void receive(byte[] message) throws BadPacketException {
        limit(message.length);
        listener.onBinary(message);
    }

    private void limit(int size) throws BadPacketException {
        if (size > options.maxPayloadBytes()) {
            throw new BadPacketException("message too long");
        }
    }

    void refuse(BadPacketException cause) {
        if (!closed) {
            log.info("Closing a connection from {}: {}", peer.address(), cause.getMessage());
            close(DisconnectReason.PROTOCOL_ERROR);
        }
    }

    // Polling and upgrade (EIO, Upgrade).

    /// A client may send the end of its upgrade on the WebSocket and then poll, though it should
    /// not poll any more. The loop reads connections in any order, so beside an upgrade a poll
    /// waits for what was there before it.
    void onPoll(Exchange exchange) {
        if (candidate == null) {
            poll(exchange);
        } else {
            loop.later(ONE_TURN, () -> poll(exchange));
        }
    }

    private void poll(Exchange exchange) {
        if (transport instanceof PollingTransport polling) {
            polling.poll(exchange, probed);
        } else {
            exchange.refuse(Refusal.BAD_REQUEST);
        }
    }

    void onPost(Exchange exchange) {
        if (transport instanceof PollingTransport polling) {
            polling.post(exchange);
        } else {
            exchange.refuse(Refusal.BAD_REQUEST);
        }
    }

    /// EIO, WebSocket: a session has one WebSocket; any further one is closed, and the session goes
    /// on.
    void onWebSocket(WebSocketTransport socket) {
        if (closed || candidate != null || transport instanceof WebSocketTransport) {
            socket.reject();
            return;
        }
        candidate = socket;
        cancelUpgrade = loop.later(options.connectTimeout(), this::dropCandidate);
    }

    private void upgrade(WebSocketTransport socket, String packet) {
        if (packet.equals("2probe") && transport instanceof PollingTransport polling) {
            probed = true;
            var answer = new Batch(List.of(OutPacket.PROBE_PONG));
            socket.write(answer);
            answer.release();
            polling.finishPoll();
        } else if (packet.equals("5") && probed && transport instanceof PollingTransport polling) {
            cancelUpgrade.run();
            candidate = null;
            transport = socket;
            polling.retire();
            outbox.moveTo(socket);
            socket.measure();
        } else {
            dropCandidate();
        }
    }

    private void dropCandidate() {
        var dropped = candidate;
        if (dropped != null) {
            candidate = null;
            probed = false;
            cancelUpgrade.run();
            dropped.reject();
        }
    }

    // The end.

    /// A message over the limit, or a connection that broke in the middle of one.
    void onTransportFailure(WebSocketTransport socket, Throwable cause) {
        if (cause instanceof HttpClosedException) {
            log.debug("Connection from {} broke", peer.address());
        } else if (socket == transport) {
            refuse(new BadPacketException("WebSocket failed: " + cause.getClass().getSimpleName()));
        } else if (socket == candidate) {
            dropCandidate();
        }
    }

    void onTransportClosed(WebSocketTransport socket) {
        if (socket == transport) {
            close(DisconnectReason.TRANSPORT_CLOSED);
        } else if (socket == candidate) {
            candidate = null;
            probed = false;
            cancelUpgrade.run();
        }
    }

    private void tellOfLimit(DisconnectReason reason) {
        switch (reason) {
            case SLOW_READER -> limited.accept("slow_reader");
            case PROTOCOL_ERROR -> limited.accept("protocol");
            case CONNECT_TIMEOUT -> limited.accept("connect_time");
            case PING_TIMEOUT -> limited.accept("ping_time");
            case CLIENT_DISCONNECT,
                    SERVER_DISCONNECT,
                    TRANSPORT_CLOSED,
                    HANDLER_FAILED,
                    SERVER_SHUTDOWN -> {}
        }
    }

    void close(DisconnectReason reason) {
        if (closed) {
            return;
        }
        closed = true;
        tellOfLimit(reason);
        cancelHeartbeat.run();
        dropCandidate();
        transport.close(reason, outbox.takeAll(), onGone);
        listener.onClose(reason);
    }
}
