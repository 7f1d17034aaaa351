package app.matinee.server.socketio;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Function;

/// A Socket.IO server inside an HTTP server somebody else runs.
///
/// The HTTP server may run on several event loops; each session stays on the loop of its first
/// request. The caller starts its HTTP server with the options [#tune] has seen, refuses requests
/// with a foreign `Host`, and passes on every request whose path is [#PATH].
public final class SocketIoServer implements AutoCloseable {
    /// The path clients use by default (SIO, Sample session).
    public static final String PATH = "/socket.io/";

    /// How long a client that was told to go may take to close its side.
    private static final int CLOSING_SECONDS = 2;

    private final EngineServer engine;

    public SocketIoServer(Vertx vertx, SocketIoOptions options, SocketIoHandler handler) {
        this(vertx, options, handler, request -> request.remoteAddress().hostAddress());
    }

    /// @param clientAddress the client's address without port; for servers behind a proxy that is
    ///   to be believed
    public SocketIoServer(
            Vertx vertx,
            SocketIoOptions options,
            SocketIoHandler handler,
            Function<HttpServerRequest, String> clientAddress) {
        engine =
                new EngineServer(
                        vertx,
                        options,
                        clientAddress,
                        session -> {
                            session.roundTrips().tell(handler::onRoundTrip);
                            return new SocketIoConnection(session, options, handler);
                        },
                        handler::onLimit);
    }

    /// Sets what this server needs of the HTTP server: bounded WebSocket messages, and no
    /// compression of them.
    public static HttpServerOptions tune(HttpServerOptions http, SocketIoOptions options) {
        return http.setMaxWebSocketFrameSize(options.maxPayloadBytes())
                .setMaxWebSocketMessageSize(options.maxPayloadBytes())
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setRegisterWebSocketWriteHandlers(false)
                .setWebSocketClosingTimeout(CLOSING_SECONDS);
    }

    /// Serves one request of [#PATH]; to be called on the request's event loop, before any of its
    /// body was read.
    public void handle(HttpServerRequest request) {
        engine.handle(request);
    }

    /// Open connections, including those that have not joined a namespace yet. From any thread.
    public int connections() {
        return engine.connections();
    }

    /// Says goodbye to every client and takes no new ones; returns at once. From any thread.
    @Override
    public void close() {
        engine.close();
    }
}
