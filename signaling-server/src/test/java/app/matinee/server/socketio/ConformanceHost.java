package app.matinee.server.socketio;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What the test suites of the Engine.IO and Socket.IO specifications run against: a server with
/// the heartbeat and limits they expect. Started by `./matinee lab conformance`; ends with its
/// process.
///
/// - `/engine.io/`: sends every message back
/// - any other path: [EchoHandler], whose `auth` comes a moment after the confirmation of CONNECT
final class ConformanceHost {
    private static final SocketIoOptions OPTIONS =
            SocketIoOptions.defaults()
                    .withHeartbeat(Duration.ofMillis(300), Duration.ofMillis(200))
                    .withConnectTimeout(Duration.ofSeconds(1))
                    .withMaxPayloadBytes(1_000_000);

    private static final int APART_MS = 60;
    private static final int REHEARSALS = 5;

    private ConformanceHost() {}

    /// @param arguments the port
    public static void main(String[] arguments) throws InterruptedException, TimeoutException {
        var vertx = Vertx.vertx();
        var socketIo = new SocketIoServer(vertx, OPTIONS, new Greeter(vertx));
        var engine =
                new EngineServer(
                        vertx,
                        OPTIONS,
                        request -> request.remoteAddress().hostAddress(),
                        Echo::new,
                        limit -> {});
        var http =
                SocketIoServer.tune(new HttpServerOptions().setHost("127.0.0.1"), OPTIONS)
                        .setPort(Integer.parseInt(arguments[0]));
        vertx.createHttpServer(http)
                .requestHandler(request -> {
                    if (isEngine(request)) {
                        engine.handle(request);
                    } else {
                        socketIo.handle(request);
                    }
                })
                .listen()
                .await(10, TimeUnit.SECONDS);
        rehearse(http.getPort());
        System.out.println("conformance host listens");
    }

    /// The first CONNECT of a process takes so long that a ping overtakes its answer.
    private static void rehearse(int port) throws InterruptedException {
        var url = "ws://127.0.0.1:%d/socket.io/?EIO=4&transport=websocket".formatted(port);
        for (var i = 0; i < REHEARSALS; i++) {
            try (var socket = RawSocket.open(url)) {
                socket.next();
                socket.send("40");
                socket.nextMessage();
                socket.nextMessage();
            }
        }
    }

    private static boolean isEngine(HttpServerRequest request) {
        return request.path().startsWith("/engine.io/");
    }

    /// The suite looks for one message at a time and loses the second of two that it reads at once.
    /// This server writes what it has to say in one turn at once, so what is to be seen by itself
    /// is sent by itself.
    private static final class Greeter extends EchoHandler {
        private final Vertx vertx;

        Greeter(Vertx vertx) {
            this.vertx = vertx;
        }

        @Override
        void greet(ServerSocket socket, EncodedEvent auth) {
            vertx.setTimer(APART_MS, timer -> socket.send(auth));
        }
    }

    private record Echo(EngineSession session) implements EngineListener {
        @Override
        public void onText(String message) {
            session.send(OutPacket.text("4" + message));
        }

        @Override
        public void onBinary(byte[] message) {
            session.send(OutPacket.binary(message));
        }

        @Override
        public void onClose(DisconnectReason reason) {}
    }
}
