package app.matinee.server.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.json.JSONArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The clients most people have: the one for Java and the one for JavaScript.
class StandardClientsTest {
    private static final Path SCRIPTS = Path.of("src", "test", "js");

    private final EchoHandler echo = new EchoHandler();
    private TestServer server;

    @BeforeEach
    void start() throws TimeoutException {
        server = new TestServer(SocketIoOptions.defaults(), echo, 2);
    }

    @AfterEach
    void stop() throws TimeoutException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "polling", "polling,websocket"})
    void javaClientIsAtHome(String transports) throws InterruptedException {
        var options =
                IO.Options.builder()
                        .setTransports(transports.split(",", -1))
                        .setAuth(Map.of("token", "123"))
                        .setForceNew(true)
                        .build();
        var socket = IO.socket(URI.create("http://127.0.0.1:" + server.port()), options);
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        socket.on("auth", arguments -> seen.add("auth " + arguments[0]));
        socket.on("message-back", arguments -> seen.add(describe(arguments)));
        socket.on(Socket.EVENT_DISCONNECT, arguments -> seen.add("disconnect " + arguments[0]));
        socket.connect();
        try {
            assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("auth {\"token\":\"123\"}");
            for (var i = 0; i < 200; i++) {
                socket.emit("message", i, "ü\n");
            }
            for (var i = 0; i < 200; i++) {
                assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("[" + i + ", ü\n]");
            }
            socket.emit("message", (Object) new byte[] {1, 2, 3});
            assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("[bytes 3]");
            socket.emit(
                    "message-with-ack",
                    new Object[] {new byte[] {1}, true},
                    (Ack) arguments -> seen.add("ack " + describe(arguments)));
            assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("ack [bytes 1, true]");
            socket.emit("kick");
            assertThat(seen.poll(10, TimeUnit.SECONDS))
                    .isEqualTo("disconnect io server disconnect");
        } finally {
            socket.close();
        }
        echo.awaitDisconnects(DisconnectReason.SERVER_DISCONNECT);
    }

    private static String describe(Object[] arguments) {
        var words = new java.util.ArrayList<String>();
        for (var argument : arguments) {
            words.add(
                    argument instanceof byte[] bytes
                            ? "bytes " + bytes.length
                            : argument.toString());
        }
        return words.toString();
    }

    @Test
    void javaClientLearnsWhyItIsRefused() throws InterruptedException {
        var options =
                IO.Options.builder()
                        .setAuth(Map.of("refuse", "Not today"))
                        .setForceNew(true)
                        .build();
        var socket = IO.socket(URI.create("http://127.0.0.1:" + server.port()), options);
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        socket.on(
                Socket.EVENT_CONNECT_ERROR,
                arguments -> seen.add(new JSONArray(arguments).toString()));
        socket.connect();
        try {
            assertThat(seen.poll(10, TimeUnit.SECONDS))
                    .contains("\"message\":\"Not today\"", "\"code\":\"refused\"");
        } finally {
            socket.close();
        }
    }

    @Test
    void javaScriptClientIsAtHome() throws IOException, InterruptedException {
        if (!runs("node", "--version") || !runs("npm", "--version")) {
            abort(
                    "SKIPPED: node and npm are not installed, so the JavaScript client was not tested");
        }
        if (!Files.isDirectory(SCRIPTS.resolve("node_modules", "socket.io-client"))
                && !runs("npm", "ci", "--no-audit", "--no-fund")) {
            abort("SKIPPED: npm ci failed in src/test/js, so the JavaScript client was not tested");
        }
        var output = Files.createTempFile("socketio-client", ".log");
        try {
            var node =
                    new ProcessBuilder(
                                    "node",
                                    "standard-client.mjs",
                                    "http://127.0.0.1:" + server.port())
                            .directory(SCRIPTS.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            if (!node.waitFor(60, TimeUnit.SECONDS)) {
                node.destroyForcibly();
            }
            assertThat(Files.readString(output, StandardCharsets.UTF_8).lines())
                    .endsWith("all passed");
            assertThat(node.exitValue()).isZero();
        } finally {
            Files.delete(output);
        }
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            var process =
                    new ProcessBuilder(List.of(command))
                            .directory(SCRIPTS.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
