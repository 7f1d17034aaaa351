package app.matinee.server.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Joining and leaving, and what a [ServerSocket] does.
class NamespacesTest {
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

    @Test
    void refusalCarriesItsDataAndNothingElse() throws InterruptedException {
        try (var socket = RawSocket.open(server.url("ws", "transport=websocket"))) {
            socket.next();
            socket.send("40{\"refuse\":\"Not today\"}");
            assertThat(socket.next())
                    .isEqualTo("44{\"message\":\"Not today\",\"data\":{\"code\":\"refused\"}}");
            socket.send("40/nowhere,");
            assertThat(socket.next()).isEqualTo("44/nowhere,{\"message\":\"Invalid namespace\"}");
            assertThat(echo.sockets).isEmpty();
            socket.send("40");
            assertThat(socket.next()).as("it may try again").startsWith("40{");
        }
    }

    @Test
    void tryingNamesEndsTheConnection() throws InterruptedException {
        try (var socket = RawSocket.open(server.url("ws", "transport=websocket"))) {
            socket.next();
            for (var i = 0; i < 9; i++) {
                socket.send("40/n" + i);
                assertThat(socket.next()).startsWith("44/n");
            }
            socket.send("40/n10");
            assertThat(socket.next()).isEqualTo("closed 1002");
        }
    }

    @Test
    void namespacesAreApart() throws InterruptedException {
        try (var socket = RawSocket.connected(server)) {
            socket.send("40/custom,{\"a\":1}");
            assertThat(socket.next()).startsWith("40/custom,{\"sid\":");
            assertThat(socket.next()).isEqualTo("42/custom,[\"auth\",{\"a\":1}]");
            socket.send("42/custom,5[\"message-with-ack\",1]");
            assertThat(socket.next()).isEqualTo("43/custom,5[1]");
            socket.send("41/custom");
            socket.send("42[\"message\"]");
            assertThat(socket.next()).isEqualTo("42[\"message-back\"]");
        }
    }

    @Test
    void secondConnectChangesNothing() throws InterruptedException {
        try (var socket = RawSocket.connected(server)) {
            socket.send("40").send("42[\"message\"]");
            assertThat(socket.next()).isEqualTo("42[\"message-back\"]");
        }
        assertThat(echo.handshakes).hasSize(1);
    }

    @Test
    void lastWordsArriveBeforeTheEnd() throws InterruptedException, IOException {
        try (var socket = RawSocket.connected(server)) {
            socket.send("42[\"kick\"]");
            assertThat(List.of(socket.next(), socket.next(), socket.next()))
                    .containsExactly("42[\"bye\"]", "41", "closed 1000");
        }
        try (var polling = RawPolling.open(server)) {
            polling.post("40");
            polling.poll();
            polling.post("42[\"kick\"]");
            assertThat(polling.poll()).isEqualTo("200 42[\"bye\"]\u001e41");
            assertThat(polling.poll()).isEqualTo("200 1");
            assertThat(polling.poll()).startsWith("400 {\"code\":1");
        }
        assertThat(echo.disconnects)
                .containsExactly(
                        DisconnectReason.SERVER_DISCONNECT, DisconnectReason.SERVER_DISCONNECT);
    }

    @Test
    void eventsOnTheirWayToASocketThatWasPutOutAreDropped() throws InterruptedException {
        try (var socket = RawSocket.connected(server)) {
            socket.send("42[\"leave\"]").send("42[\"message\"]").send("40");
            assertThat(socket.next()).isEqualTo("41");
            assertThat(socket.next()).startsWith("40{");
        }
        assertThat(echo.events).containsExactly("leave");
    }

    @Test
    void failingHandlerCostsItsOwnConnectionOnly() throws InterruptedException {
        try (var other = RawSocket.connected(server);
                var socket = RawSocket.connected(server)) {
            socket.send("42[\"fail\"]");
            assertThat(socket.next()).isEqualTo("closed 1000");
            other.send("42[\"message\"]");
            assertThat(other.next()).isEqualTo("42[\"message-back\"]");
        }
    }

    @Test
    void clientAnswersTheServersQuestion() throws Exception {
        try (var socket = RawSocket.connected(server)) {
            var serverSide = echo.sockets.getFirst();
            var answer = serverSide.request(EncodedEvent.of("question"), Duration.ofSeconds(5));
            assertThat(socket.next()).isEqualTo("420[\"question\"]");
            socket.send("4399[]")
                    .send("461-0[{\"_placeholder\":true,\"num\":0},2]")
                    .send(new byte[] {7});
            List<JsonNode> arguments = answer.toCompletableFuture().get(5, TimeUnit.SECONDS);
            assertThat(arguments).hasSize(2);
            assertThat(arguments.getFirst().binaryValue()).containsExactly(7);
        }
    }

    @Test
    void questionNobodyAnswersFails() throws InterruptedException {
        try (var socket = RawSocket.connected(server)) {
            var serverSide = echo.sockets.getFirst();
            var late = serverSide.request(EncodedEvent.of("question"), Duration.ofMillis(50));
            Assertions.assertThatThrownBy(() -> late.toCompletableFuture().get(5, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(TimeoutException.class);
            var lost = serverSide.request(EncodedEvent.of("question"), Duration.ofSeconds(60));
            socket.send("1");
            Assertions.assertThatThrownBy(() -> lost.toCompletableFuture().get(5, TimeUnit.SECONDS))
                    .isInstanceOf(CancellationException.class);
            Assertions.assertThatThrownBy(() ->
                            serverSide
                                    .request(EncodedEvent.of("question"), Duration.ofSeconds(60))
                                    .toCompletableFuture()
                                    .get(5, TimeUnit.SECONDS))
                    .isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void everyMemberGetsEveryEventInTheOrderOfTheSender() throws InterruptedException {
        try (var first = RawSocket.connected(server);
                var second = RawSocket.connected(server);
                var third = RawSocket.connected(server);
                var sender = Executors.newVirtualThreadPerTaskExecutor()) {
            sender.execute(() -> {
                for (var i = 0; i < 500; i++) {
                    var event = EncodedEvent.of("n", JsonNodeFactory.instance.numberNode(i));
                    echo.sockets.forEach(socket -> socket.send(event));
                }
            });
            for (var i = 0; i < 500; i++) {
                var expected = "42[\"n\"," + i + "]";
                assertThat(List.of(first.next(), second.next(), third.next()))
                        .containsOnly(expected);
            }
        }
    }

    @Test
    void closingServerSaysGoodbye() throws InterruptedException, IOException {
        try (var socket = RawSocket.connected(server);
                var polling = RawPolling.open(server)) {
            var waiting = polling.pollLater();
            server.socketIo.close();
            // Without a closing handshake: the Java client would not notice one.
            assertThat(socket.nextMessage()).isEqualTo("closed 1006");
            assertThat(waiting.join()).isEqualTo("200 1");
            assertThat(polling.poll()).startsWith("400");
        }
        echo.awaitDisconnects(DisconnectReason.SERVER_SHUTDOWN);
    }
}
