package app.matinee.server.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketTest {
    private final EchoHandler echo = new EchoHandler();
    private TestServer server;

    @BeforeEach
    void start() throws TimeoutException {
        server = new TestServer(SocketIoOptions.defaults().withMaxPayloadBytes(20_000), echo);
    }

    @AfterEach
    void stop() throws TimeoutException {
        server.close();
    }

    @Test
    void openPacketTellsTheClientWhatItNeeds() throws InterruptedException {
        try (var socket = RawSocket.open(server.url("ws", "transport=websocket"))) {
            assertThat(socket.next())
                    .matches(
                            "0\\{\"sid\":\"[\\w-]{24}\",\"upgrades\":\\[],\"pingInterval\":25000,"
                                    + "\"pingTimeout\":20000,\"maxPayload\":20000}");
        }
    }

    @Test
    void confirmationComesBeforeWhatTheHandlerSends() throws InterruptedException {
        try (var socket = RawSocket.open(server.url("ws", "transport=websocket"))) {
            var open = socket.next();
            socket.send("40{\"token\":\"123\"}");

            var connect = socket.next();
            assertThat(connect).matches("40\\{\"sid\":\"[\\w-]{20}\"}");
            assertThat(socket.next()).isEqualTo("42[\"auth\",{\"token\":\"123\"}]");
            assertThat(open)
                    .as("the session id is not the socket's")
                    .doesNotContain(connect.substring(9, 20));
        }
    }

    @Test
    void eventsAndAcksComeBackAsTheyWereSent() throws InterruptedException {
        try (var socket = RawSocket.connected(server)) {
            socket.send("42[\"message\",1,\"2\",{\"3\":[true]}]");
            assertThat(socket.next()).isEqualTo("42[\"message-back\",1,\"2\",{\"3\":[true]}]");

            socket.send("42456[\"message-with-ack\",1,\"ü\",{\"3\":[false]}]");
            assertThat(socket.next()).isEqualTo("43456[1,\"ü\",{\"3\":[false]}]");

            socket.send("420[\"message-with-ack\"]");
            assertThat(socket.next()).isEqualTo("430[]");
        }
    }

    @Test
    void attachmentsComeBackAsTheyWereSent() throws InterruptedException {
        try (var socket = RawSocket.connected(server)) {
            socket.send(
                            "452-7[\"message-with-ack\",{\"_placeholder\":true,\"num\":0},[{\"_placeholder\":true,\"num\":1}]]")
                    .send(new byte[] {1, 2})
                    .send(new byte[] {3});
            assertThat(socket.next())
                    .isEqualTo(
                            "462-7[{\"_placeholder\":true,\"num\":0},[{\"_placeholder\":true,\"num\":1}]]");
            assertThat(socket.next()).isEqualTo("binary 0102");
            assertThat(socket.next()).isEqualTo("binary 03");
        }
    }

    @Test
    void disconnectTellsTheHandlerOnce() throws InterruptedException {
        try (var socket = RawSocket.connected(server)) {
            socket.send("41").send("1");
            assertThat(socket.next()).isEqualTo("closed 1000");
        }
        Awaitility.await().until(() -> server.socketIo.connections() == 0);
        echo.awaitDisconnects(DisconnectReason.CLIENT_DISCONNECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "42[\"message\"]",
                "43[\"x\"]",
                "41",
                "451-[\"message\",{\"_placeholder\":true,\"num\":0}]",
                "4",
                "4abc",
                "40[]",
                "40{",
                "abc",
                "0",
                "2",
                "2probe",
                "5",
                ""
            })
    void whatIsNoConnectClosesAFreshConnection(String packet) throws InterruptedException {
        try (var socket = RawSocket.open(server.url("ws", "transport=websocket"))) {
            socket.next();
            socket.send(packet);
            assertThat(socket.next()).isEqualTo("closed 1002");
        }
        assertThat(echo.events).isEmpty();
        assertThat(echo.handshakes).isEmpty();
    }

    @Test
    void brokenConnectionEndsTheSocket() throws InterruptedException {
        RawSocket.connected(server).close();
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() ->
                        assertThat(echo.disconnects)
                                .containsExactly(DisconnectReason.TRANSPORT_CLOSED));
        assertThat(server.socketIo.connections()).isZero();
    }
}
