package app.matinee.server.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Heartbeat and time-outs, with short times.
class LivenessTest {
    private final EchoHandler echo = new EchoHandler();
    private TestServer server;

    @BeforeEach
    void start() throws TimeoutException {
        server =
                new TestServer(
                        SocketIoOptions.defaults()
                                .withHeartbeat(Duration.ofMillis(200), Duration.ofMillis(400))
                                .withConnectTimeout(Duration.ofSeconds(2)),
                        echo);
    }

    @AfterEach
    void stop() throws TimeoutException {
        server.close();
    }

    @Test
    void answeredPingsKeepTheWebSocketAndUnansweredEndIt() throws InterruptedException {
        try (var socket = RawSocket.connected(server)) {
            for (var i = 0; i < 4; i++) {
                assertThat(socket.next()).isEqualTo("2");
                socket.send("3");
            }
            assertThat(socket.next()).isEqualTo("2");
            assertThat(socket.next()).startsWith("closed");
        }
        echo.awaitDisconnects(DisconnectReason.PING_TIMEOUT);
    }

    @Test
    void answeredPingsKeepPollingAndUnansweredEndIt() throws IOException, InterruptedException {
        try (var polling = RawPolling.open(server)) {
            polling.post("40");
            polling.poll();
            for (var i = 0; i < 2; i++) {
                assertThat(polling.poll()).isEqualTo("200 2");
                assertThat(polling.post("3")).isEqualTo("200 ok");
            }
            assertThat(polling.poll()).isEqualTo("200 2");
            assertThat(polling.poll()).isEqualTo("200 1");
        }
        echo.awaitDisconnects(DisconnectReason.PING_TIMEOUT);
    }

    @Test
    void abandonedPollingSessionIsForgotten() throws IOException, InterruptedException {
        RawPolling.open(server).close();
        Awaitility.await().until(() -> server.socketIo.connections() == 0);
    }

    @Test
    void whoeverJoinsNoNamespaceIsCutOff() throws InterruptedException {
        try (var socket = RawSocket.open(server.url("ws", "transport=websocket"))) {
            socket.next();
            assertThat(socket.nextMessage()).isEqualTo("closed 1000");
        }
    }

    @Test
    void whoeverLeavesTheLastNamespaceIsCutOff() throws InterruptedException {
        try (var socket = RawSocket.connected(server)) {
            socket.send("41");
            assertThat(socket.next()).as("the connection stays for a while").isEqualTo("2");
            socket.send("3");
            assertThat(socket.nextMessage()).isEqualTo("closed 1000");
        }
    }
}
