package app.matinee.server.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpgradeTest {
    private final EchoHandler echo = new EchoHandler();

    @ParameterizedTest(name = "on {0} event loops")
    @ValueSource(ints = {1, 3})
    void sessionMovesToItsWebSocket(int loops)
            throws IOException, InterruptedException, TimeoutException {
        try (var server = new TestServer(SocketIoOptions.defaults(), echo, loops);
                var polling = RawPolling.open(server)) {
            polling.post("40");
            polling.poll();
            var waiting = polling.pollLater();
            try (var socket = RawSocket.open(polling.url("ws", "websocket"))) {
                socket.send("2probe");
                assertThat(socket.next()).isEqualTo("3probe");
                assertThat(waiting.join()).isEqualTo("200 6");
                assertThat(polling.poll()).as("the client is to stop polling").isEqualTo("200 6");

                echo.sockets.getFirst().send(EncodedEvent.of("between"));
                socket.send("5").send("42[\"message\",1]");
                assertThat(socket.next()).isEqualTo("42[\"between\"]");
                assertThat(socket.next()).isEqualTo("42[\"message-back\",1]");

                assertThat(polling.poll()).startsWith("400 {\"code\":3");
                assertThat(polling.post("1")).startsWith("400 {\"code\":3");
                try (var second = RawSocket.open(polling.url("ws", "websocket"))) {
                    assertThat(second.next()).isEqualTo("closed 1000");
                }
                socket.send("42[\"message\",2]");
                assertThat(socket.next())
                        .as("the session is untouched")
                        .isEqualTo("42[\"message-back\",2]");
            }
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(echo.disconnects)
                                    .containsExactly(DisconnectReason.TRANSPORT_CLOSED));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "42[\"message\"]", "3probe", "1"})
    void upgradeBeginsWithTheProbe(String packet)
            throws IOException, InterruptedException, TimeoutException {
        try (var server = new TestServer(SocketIoOptions.defaults(), echo);
                var polling = RawPolling.open(server)) {
            polling.post("40");
            polling.poll();
            try (var socket = RawSocket.open(polling.url("ws", "websocket"))) {
                socket.send(packet);
                assertThat(socket.next()).isEqualTo("closed 1000");
            }
            polling.post("42[\"message\",1]");
            assertThat(polling.poll())
                    .as("polling goes on")
                    .isEqualTo("200 42[\"message-back\",1]");
        }
    }

    /// The order in which one turn reads two connections is the system's, hence the repetition.
    @RepeatedTest(10)
    void pollReadInOneTurnWithTheEndOfAnUpgradeFindsItDone()
            throws IOException, InterruptedException, TimeoutException {
        try (var server = new TestServer(SocketIoOptions.defaults(), echo);
                var connection = new Socket("127.0.0.1", server.port())) {
            var answers =
                    new BufferedReader(
                            new InputStreamReader(
                                    connection.getInputStream(), StandardCharsets.UTF_8));
            poll(connection, "");
            var sid = answerOf(answers).replaceFirst(".*\"sid\":\"([^\"]+)\".*", "$1");
            var url = server.url("ws", "transport=websocket&sid=" + sid);
            try (var socket = RawSocket.open(url)) {
                var goOn = server.hold();
                socket.send("2probe").send("5");
                poll(connection, "&sid=" + sid);
                goOn.run();
                assertThat(answerOf(answers)).startsWith("HTTP/1.1 400");
            }
        }
    }

    private static void poll(Socket connection, String query) throws IOException {
        connection
                .getOutputStream()
                .write(
                        "GET /socket.io/?EIO=4&transport=polling%s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .formatted(query)
                                .getBytes(StandardCharsets.UTF_8));
    }

    /// @return the status line and the body of the next answer
    private static String answerOf(BufferedReader answers) throws IOException {
        var status = answers.readLine();
        var length = 0;
        for (var line = answers.readLine(); !line.isEmpty(); line = answers.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        var body = new char[length];
        for (var read = 0; read < length; ) {
            read += answers.read(body, read, length - read);
        }
        return status + " " + new String(body);
    }
}
