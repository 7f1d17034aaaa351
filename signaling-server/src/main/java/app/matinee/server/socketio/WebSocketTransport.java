package app.matinee.server.socketio;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One packet a WebSocket message, both ways (EIO, Transports, WebSocket).
///
/// Writes bypass Vert.x: ready-made frames go straight into the channel, several with one flush,
/// because that costs a third of a `writeTextMessage` per client. Reading, control frames and
/// closing stay with Vert.x.
///
/// The socket lives on its own event loop, which need not be the session's: a client may shake
/// hands by polling on one loop and upgrade on another. Inbound messages then hop to the session's
/// loop, with a bound on what is between.
final class WebSocketTransport implements Transport {
    private static final Logger log = LoggerFactory.getLogger(WebSocketTransport.class);
    private static final short NORMAL = 1000;
    private static final short PROTOCOL_ERROR = 1002;

    /// Messages on their way between two loops, in characters or bytes; reading pauses above it.
    private static final int MAX_BETWEEN_LOOPS = 1 << 20;

    private final ServerWebSocket socket;
    private final EngineSession session;
    private final ChannelHandlerContext channel;
    private final AtomicInteger betweenLoops = new AtomicInteger();
    private final Pinger pinger;
    private boolean gone;
    private Runnable whenGone = () -> {};

    /// To be called on the socket's loop, before its first frame is read.
    WebSocketTransport(ServerWebSocket socket, EngineSession session) {
        this.socket = socket;
        this.session = session;
        this.channel = ((WebSocketInternal) socket).channelHandlerContext();
        this.pinger = new Pinger(socket, session.loop(), session.roundTrips(), System::nanoTime);
    }

    void listen() {
        socket.textMessageHandler(text -> hop(text.length(), () -> session.onText(this, text)));
        socket.binaryMessageHandler(
                bytes -> hop(bytes.length(), () -> session.onBinary(this, bytes.getBytes())));
        // Vert.x reports an oversize message here, drops it, and would go on.
        socket.exceptionHandler(e -> session.loop().run(() -> session.onTransportFailure(this, e)));
        socket.closeHandler(closed -> session.loop().run(this::closed));
        channel.pipeline().addBefore(channel.name(), "socketio-pressure", new Pressure());
        // The heartbeat watches the connection from now on. Left in, the idle handler would put a
        // listener of its own on every write.
        if (channel.pipeline().get(IdleStateHandler.class) != null) {
            channel.pipeline().remove(IdleStateHandler.class);
        }
    }

    private void hop(int size, Runnable message) {
        if (betweenLoops.addAndGet(size) > MAX_BETWEEN_LOOPS) {
            socket.pause();
        }
        session.loop()
                .run(() -> {
                    message.run();
                    var before = betweenLoops.getAndAdd(-size);
                    if (before > MAX_BETWEEN_LOOPS && before - size <= MAX_BETWEEN_LOOPS) {
                        socket.resume();
                    }
                });
    }

    /// From now on this is the session's transport: its round trips count. On the session's loop.
    void measure() {
        pinger.start();
    }

    private void closed() {
        pinger.stop();
        gone = true;
        session.onTransportClosed(this);
        whenGone.run();
    }

    /// A client that does not read is not read either. Otherwise its pings would fill memory with
    /// pongs that bypass the outbox. Runs on the socket's loop.
    private final class Pressure extends ChannelInboundHandlerAdapter {
        @Override
        public void channelWritabilityChanged(ChannelHandlerContext ctx) {
            var writable = ctx.channel().isWritable();
            ctx.channel().config().setAutoRead(writable);
            if (writable) {
                session.loop().run(() -> session.outbox().flushSoon());
            }
            ctx.fireChannelWritabilityChanged();
        }
    }

    @Override
    public boolean isReady() {
        return channel.channel().isWritable();
    }

    @Override
    public boolean isStalled(int waitingBytes) {
        return true;
    }

    @Override
    public void write(Batch batch) {
        var _ = channel.writeAndFlush(batch.frames(channel.alloc()), channel.voidPromise());
    }

    @Override
    public void close(DisconnectReason reason, List<OutPacket> rest, Runnable afterwards) {
        if (gone) {
            afterwards.run();
            return;
        }
        whenGone = afterwards;
        pinger.stop();
        switch (reason) {
            // Nobody reads at the other end: a closing handshake would wait in the same full
            // buffer.
            case PING_TIMEOUT, SLOW_READER -> {
                var _ = channel.close();
            }
            case PROTOCOL_ERROR -> closeWith(PROTOCOL_ERROR, rest);
            // The Java client does not notice a closing handshake until its heartbeat is overdue;
            // a connection that just ends it notices at once, and so does every other.
            case SERVER_SHUTDOWN -> endAfter(rest);
            case CLIENT_DISCONNECT,
                    SERVER_DISCONNECT,
                    TRANSPORT_CLOSED,
                    CONNECT_TIMEOUT,
                    HANDLER_FAILED ->
                    closeWith(NORMAL, rest);
        }
    }

    private void closeWith(short code, List<OutPacket> rest) {
        writeLast(rest);
        close(code);
    }

    private void endAfter(List<OutPacket> rest) {
        writeLast(rest);
        // Behind what was just written, in the same pipeline.
        var _ = channel.close();
    }

    private void writeLast(List<OutPacket> rest) {
        if (!rest.isEmpty()) {
            var batch = new Batch(rest);
            write(batch);
            batch.release();
        }
    }

    private void close(short code) {
        socket.close(code)
                .onFailure(e -> log.debug("Closing a WebSocket failed: {}", e.toString()));
    }

    /// Ends a socket that never became the session's transport.
    void reject() {
        close(NORMAL);
    }
}
