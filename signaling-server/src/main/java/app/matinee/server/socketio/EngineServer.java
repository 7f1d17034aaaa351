package app.matinee.server.socketio;

import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.ContextInternal;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings HTTP requests to their sessions and opens new ones (EIO, Transports and Handshake).
///
/// A session id is a bearer credential, so it is taken from the query only, never from a cookie or
/// header, and works only for requests from the network the session was opened from. Someone who
/// read it in a log elsewhere gets the same answer as for an id that does not exist, and the
/// session does not notice. An honest client whose address changes between two polls opens a new
/// session, as it would when its WebSocket broke for the same reason.
final class EngineServer {
    private static final Logger log = LoggerFactory.getLogger(EngineServer.class);

    private final Vertx vertx;
    private final SocketIoOptions options;
    private final Origins origins;
    private final Capacity capacity;
    private final Function<HttpServerRequest, String> clientAddress;
    private final Function<EngineSession, EngineListener> listener;
    private final Consumer<String> limited;
    private final ConcurrentMap<String, EngineSession> sessions = new ConcurrentHashMap<>();
    private final ConcurrentMap<EventLoop, Loop> loops = new ConcurrentHashMap<>();
    private volatile boolean closed;

    EngineServer(
            Vertx vertx,
            SocketIoOptions options,
            Function<HttpServerRequest, String> clientAddress,
            Function<EngineSession, EngineListener> listener,
            Consumer<String> limited) {
        this.limited = limited;
        this.vertx = vertx;
        this.options = options;
        this.origins = new Origins(options.allowedOrigins());
        this.capacity = new Capacity(options.maxSockets(), options.maxSocketsPerAddress());
        this.clientAddress = clientAddress;
        this.listener = listener;
    }

    int connections() {
        return capacity.used();
    }

    void close() {
        closed = true;
        for (var session : List.copyOf(sessions.values())) {
            session.loop().run(() -> session.close(DisconnectReason.SERVER_SHUTDOWN));
        }
    }

    void handle(HttpServerRequest request) {
        var context = (ContextInternal) vertx.getOrCreateContext();
        var loop = loops.computeIfAbsent(context.nettyEventLoop(), eventLoop -> new Loop(context));
        var origin = request.getHeader("Origin");
        var kind = origins.kindOf(origin, host(request));
        var exchange = new Exchange(request, loop, kind == Origins.Kind.ALLOWED ? origin : null);
        if (kind == Origins.Kind.FOREIGN) {
            exchange.refuse(Refusal.FOREIGN_ORIGIN);
        } else if (request.method().equals(HttpMethod.OPTIONS) && kind == Origins.Kind.ALLOWED) {
            exchange.preflight();
        } else if (!"4".equals(request.getParam("EIO"))) {
            exchange.refuse(Refusal.UNSUPPORTED_VERSION);
        } else {
            switch (request.getParam("transport", "")) {
                case "polling" -> polling(exchange);
                case "websocket" -> webSocket(exchange);
                default -> exchange.refuse(Refusal.UNKNOWN_TRANSPORT);
            }
        }
    }

    /// HTTP/2 has it in its own place, not in a header.
    private static @Nullable String host(HttpServerRequest request) {
        var authority = request.authority();
        return authority == null ? null : authority.toString();
    }

    private void polling(Exchange exchange) {
        var request = exchange.request();
        var sid = request.getParam("sid");
        var isGet = request.method().equals(HttpMethod.GET);
        if (sid == null) {
            if (isGet) {
                openPolling(exchange);
            } else {
                exchange.refuse(Refusal.BAD_HANDSHAKE_METHOD);
            }
            return;
        }
        var session = find(sid, request);
        if (session == null) {
            exchange.refuse(Refusal.UNKNOWN_SESSION);
        } else if (isGet) {
            session.loop().run(() -> session.onPoll(exchange));
        } else if (request.method().equals(HttpMethod.POST)) {
            // Nothing of the body may pass while the request is on its way to the session's loop.
            request.pause();
            session.loop().run(() -> session.onPost(exchange));
        } else {
            exchange.refuse(Refusal.BAD_REQUEST);
        }
    }

    private void openPolling(Exchange exchange) {
        var peer = peer(exchange.request());
        var refusal = admit(peer);
        if (refusal != null) {
            exchange.refuse(refusal);
            return;
        }
        var session = open(peer, exchange.loop(), owner -> new PollingTransport(owner, options));
        session.onPoll(exchange);
    }

    private void webSocket(Exchange exchange) {
        var request = exchange.request();
        var sid = request.getParam("sid");
        if (!request.canUpgradeToWebSocket()) {
            exchange.refuse(Refusal.BAD_REQUEST);
        } else if (sid == null) {
            var peer = peer(request);
            var refusal = admit(peer);
            if (refusal != null) {
                exchange.refuse(refusal);
                return;
            }
            request.toWebSocket()
                    .onSuccess(socket ->
                            open(peer, exchange.loop(), owner -> listening(socket, owner)))
                    .onFailure(e -> {
                        capacity.release(peer.network());
                        handshakeFailed(e);
                    });
        } else {
            var session = find(sid, request);
            if (session == null) {
                exchange.refuse(Refusal.UNKNOWN_SESSION);
                return;
            }
            request.toWebSocket()
                    .onSuccess(socket -> {
                        var transport = listening(socket, session);
                        session.loop().run(() -> session.onWebSocket(transport));
                    })
                    .onFailure(EngineServer::handshakeFailed);
        }
    }

    /// @return null if there is room for one more session
    private @Nullable Refusal admit(Peer peer) {
        if (closed) {
            return Refusal.SERVER_FULL;
        }
        var refusal = capacity.take(peer.network());
        if (refusal != null) {
            limited.accept(refusal == Refusal.SERVER_FULL ? "sockets" : "sockets_per_address");
        }
        return refusal;
    }

    private static WebSocketTransport listening(ServerWebSocket socket, EngineSession session) {
        var transport = new WebSocketTransport(socket, session);
        transport.listen();
        return transport;
    }

    private static void handshakeFailed(Throwable e) {
        log.debug("WebSocket handshake failed: {}", e.toString());
    }

    private EngineSession open(Peer peer, Loop loop, Function<EngineSession, Transport> transport) {
        var sid = RandomIds.sessionId();
        var session =
                new EngineSession(
                        sid,
                        peer,
                        loop,
                        options,
                        transport,
                        listener,
                        limited,
                        () -> {
                            sessions.remove(sid);
                            capacity.release(peer.network());
                        });
        sessions.put(sid, session);
        session.open();
        return session;
    }

    private @Nullable EngineSession find(String sid, HttpServerRequest request) {
        var session = sessions.get(sid);
        return session != null
                        && session.peer()
                                .network()
                                .equals(Peer.network(clientAddress.apply(request)))
                ? session
                : null;
    }

    private Peer peer(HttpServerRequest request) {
        return Peer.of(request, clientAddress.apply(request));
    }
}
