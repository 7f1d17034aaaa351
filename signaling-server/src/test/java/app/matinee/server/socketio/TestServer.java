package app.matinee.server.socketio;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// A real server on a free port of the loopback interface.
final class TestServer implements AutoCloseable {
    private static final int SHARED_RANDOM_PORT = -1;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger port = new AtomicInteger();
    private final List<Context> loops = new CopyOnWriteArrayList<>();
    final SocketIoServer socketIo;

    /// @param loops number of event loops that accept requests
    TestServer(
            SocketIoOptions options,
            SocketIoHandler handler,
            int loops,
            Function<HttpServerRequest, String> address)
            throws TimeoutException {
        socketIo = new SocketIoServer(vertx, options, handler, address);
        var http = SocketIoServer.tune(new HttpServerOptions().setHost("127.0.0.1"), options);
        vertx.deployVerticle(() -> new Acceptor(http), new DeploymentOptions().setInstances(loops))
                .await(10, TimeUnit.SECONDS);
    }

    TestServer(SocketIoOptions options, SocketIoHandler handler, int loops)
            throws TimeoutException {
        this(options, handler, loops, request -> request.remoteAddress().hostAddress());
    }

    TestServer(SocketIoOptions options, SocketIoHandler handler) throws TimeoutException {
        this(options, handler, 1);
    }

    int port() {
        return port.get();
    }

    /// Keeps the event loops from their sockets: what arrives meanwhile is read in one turn.
    ///
    /// @return lets them go on
    Runnable hold() throws InterruptedException {
        var held = new CountDownLatch(loops.size());
        var release = new CountDownLatch(1);
        for (var loop : loops) {
            loop.runOnContext(nothing -> {
                held.countDown();
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        held.await();
        return release::countDown;
    }

    /// @param query what follows `EIO=4&`
    String url(String scheme, String query) {
        return scheme + "://127.0.0.1:" + port() + "/socket.io/?EIO=4&" + query;
    }

    /// Those of one Vert.x share a random port when they ask for a negative one; connections go to
    /// them in turn.
    private final class Acceptor extends VerticleBase {
        private final HttpServerOptions http;

        Acceptor(HttpServerOptions http) {
            this.http = http;
        }

        @Override
        public Future<HttpServer> start() {
            loops.add(vertx.getOrCreateContext());
            return vertx.createHttpServer(http)
                    .requestHandler(socketIo::handle)
                    .listen(SHARED_RANDOM_PORT)
                    .onSuccess(server -> port.set(server.actualPort()));
        }
    }

    @Override
    public void close() throws TimeoutException {
        socketIo.close();
        vertx.close().await(10, TimeUnit.SECONDS);
    }
}
