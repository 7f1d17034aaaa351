package app.matinee.server.socketio;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// HTTP long-polling: the server's packets travel in answers to GET, the client's in bodies of
/// POST. At most one of each is open at a time.
final class PollingTransport implements Transport {
    /// The same as Netty's default high-water mark, so that both transports call the same amount
    /// "full".
    private static final int FULL_BYTES = 64 * 1024;

    /// A polling client comes back within a round trip.
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final EngineSession session;
    private final SocketIoOptions options;
    private @Nullable Exchange poll;
    private @Nullable Exchange post;
    private final Deque<List<OutPacket>> farewells = new ArrayDeque<>(2);
    private @Nullable Runnable whenTaken;
    private boolean ended;

    PollingTransport(EngineSession session, SocketIoOptions options) {
        this.session = session;
        this.options = options;
    }

    /// EIO, Receiving data: a second GET beside a waiting one is refused and closes the session.
    void poll(Exchange exchange, boolean upgrading) {
        if (whenTaken != null) {
            poll = exchange;
            takeFarewell(whenTaken);
            return;
        }
        if (ended) {
            exchange.refuse(Refusal.UNKNOWN_SESSION);
            return;
        }
        if (poll != null) {
            exchange.refuse(Refusal.BAD_REQUEST);
            session.close(DisconnectReason.PROTOCOL_ERROR);
            return;
        }
        poll = exchange;
        exchange.loop()
                .run(() ->
                        exchange.request().response().closeHandler(closed -> pollBroken(exchange)));
        if (upgrading) {
            finishPoll();
        } else {
            session.outbox().flushSoon();
        }
    }

    /// EIO, Upgrade: a waiting GET is answered, so that the client stops polling.
    void finishPoll() {
        if (poll != null) {
            var packets = session.outbox().takeAll();
            packets.add(OutPacket.NOOP);
            answerPoll(packets);
        }
    }

    /// The session goes on over its WebSocket. A client that upgrades has no request open; one that
    /// has anyway gets it answered without effect.
    void retire() {
        ended = true;
        answerPoll(List.of(OutPacket.NOOP));
        refusePost();
    }

    private void refusePost() {
        if (post != null) {
            post.refuse(Refusal.BAD_REQUEST);
            post = null;
        }
    }

    private void pollBroken(Exchange exchange) {
        session.loop()
                .run(() -> {
                    if (poll == exchange) {
                        poll = null;
                        session.close(DisconnectReason.TRANSPORT_CLOSED);
                    }
                });
    }

    /// EIO, Sending data: a second POST beside an unfinished one is refused and closes the session.
    void post(Exchange exchange) {
        if (ended) {
            exchange.refuse(Refusal.UNKNOWN_SESSION);
        } else if (post != null) {
            exchange.refuse(Refusal.BAD_REQUEST);
            session.close(DisconnectReason.PROTOCOL_ERROR);
        } else {
            post = exchange;
            PostBody.read(
                    exchange,
                    options.maxPayloadBytes(),
                    new PostBody.Reader() {
                        @Override
                        public void body(byte[] bytes) {
                            session.loop().run(() -> posted(exchange, bytes));
                        }

                        @Override
                        public void refused(Refusal refusal) {
                            session.loop().run(() -> broken(exchange, refusal));
                        }
                    });
        }
    }

    private void posted(Exchange exchange, byte[] body) {
        if (post != exchange) {
            return;
        }
        // Read as one: were it open while its packets are handled, a packet that ends the session
        // would refuse it.
        post = null;
        try {
            EnginePayload.decode(body, session.sink(this));
        } catch (BadPacketException e) {
            exchange.refuse(Refusal.BAD_REQUEST);
            session.refuse(e);
            return;
        }
        exchange.ok();
    }

    private void broken(Exchange exchange, Refusal refusal) {
        if (post == exchange) {
            post = null;
            exchange.refuse(refusal);
            session.refuse(new BadPacketException(refusal.name()));
        }
    }

    @Override
    public boolean isReady() {
        return poll != null;
    }

    /// A client is away between two polls; that is no fault until much waits for it.
    @Override
    public boolean isStalled(int waitingBytes) {
        return waitingBytes > FULL_BYTES;
    }

    @Override
    public void write(Batch batch) {
        answerPoll(batch.packets());
    }

    private void answerPoll(List<OutPacket> packets) {
        var exchange = poll;
        if (exchange != null) {
            poll = null;
            exchange.packets(EnginePayload.encode(packets));
        }
    }

    @Override
    public void close(DisconnectReason reason, List<OutPacket> rest, Runnable whenGone) {
        ended = true;
        switch (reason) {
            // The client said so in a POST, or its poll broke; a poll that still waits gets a quiet
            // end.
            case TRANSPORT_CLOSED -> {
                refusePost();
                farewells.add(List.of(OutPacket.NOOP));
                sayFarewell(whenGone);
            }
            case PING_TIMEOUT, CONNECT_TIMEOUT, PROTOCOL_ERROR, SLOW_READER, HANDLER_FAILED -> {
                refusePost();
                answerPoll(List.of(OutPacket.CLOSE));
                whenGone.run();
            }
            case CLIENT_DISCONNECT, SERVER_DISCONNECT, SERVER_SHUTDOWN -> {
                refusePost();
                if (!rest.isEmpty()) {
                    farewells.add(rest);
                }
                farewells.add(List.of(OutPacket.CLOSE));
                sayFarewell(whenGone);
            }
        }
    }

    /// Last words and the close packet travel in two answers: the JavaScript client handles a close
    /// packet before the packets it arrives with. Without a waiting poll they are kept for the next
    /// ones, which may be on their way.
    private void sayFarewell(Runnable whenGone) {
        var cancel = session.loop().later(FAREWELL, whenGone);
        Runnable done =
                () -> {
                    cancel.run();
                    whenGone.run();
                };
        whenTaken = done;
        takeFarewell(done);
    }

    private void takeFarewell(Runnable done) {
        if (poll != null) {
            answerPoll(farewells.remove());
            if (farewells.isEmpty()) {
                whenTaken = null;
                done.run();
            }
        }
    }
}
