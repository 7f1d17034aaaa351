package app.matinee.server.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a hostile client may try; a healthy one is beside it each time.
class HostileTest {
    private final EchoHandler echo = new EchoHandler();
    private TestServer server;

    @BeforeEach
    void start() throws TimeoutException {
        server =
                new TestServer(
                        SocketIoOptions.defaults().withOutbound(1 << 20, Duration.ofMillis(600)),
                        echo);
    }

    @AfterEach
    void stop() throws TimeoutException {
        server.close();
    }

    static Stream<String> abuses() {
        return Stream.of(
                "42" + "9".repeat(65_000) + "[\"message\"]",
                "42[\"message\"," + "[".repeat(5_000) + "]".repeat(5_000) + "]",
                "42[\"message\"," + "1".repeat(10_000) + "]",
                "42[\"message\",{\"a\":1,\"a\":2}]",
                "4511-[\"message\"]",
                "451-[\"message\",{\"_placeholder\":true,\"num\":0}]",
                "42/custom,[\"message\"]",
                "x".repeat(150_000));
    }

    @ParameterizedTest
    @MethodSource("abuses")
    void abuseClosesItsConnectionAndNoOther(String message) throws InterruptedException {
        try (var healthy = RawSocket.connected(server);
                var hostile = RawSocket.connected(server)) {
            hostile.sendEvenIfClosed(message).sendEvenIfClosed("42[\"message\"]");
            assertThat(hostile.next()).startsWith("closed");
            healthy.send("42[\"message\",1]");
            assertThat(healthy.next()).isEqualTo("42[\"message-back\",1]");
        }
        assertThat(echo.events).containsExactly("message");
    }

    @Test
    void attachmentNobodyAnnouncedCloses() throws InterruptedException {
        try (var socket = RawSocket.connected(server)) {
            socket.send(new byte[] {1});
            assertThat(socket.next()).isEqualTo("closed 1002");
        }
    }

    @Test
    void attachmentsAreLimitedTogether() throws InterruptedException {
        try (var socket = RawSocket.connected(server)) {
            socket.send("452-[\"message\"]").send(new byte[60_000]).send(new byte[60_000]);
            assertThat(socket.next()).isEqualTo("closed 1002");
        }
    }

    @Test
    void endlessFragmentsCloseAtTheCap() throws IOException {
        try (var socket = rawWebSocket("")) {
            head(socket);
            var out = socket.getOutputStream();
            out.write(maskedFrame(0x01, "4".repeat(1_000)));
            var fragment = maskedFrame(0x00, "x".repeat(1_000));
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> {
                        try {
                            out.write(fragment);
                            return false;
                        } catch (SocketException closed) {
                            return closed.getMessage() != null;
                        }
                    });
        }
    }

    @Test
    void deflateIsNotNegotiated() throws IOException {
        try (var socket =
                rawWebSocket(
                        "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n")) {
            assertThat(head(socket))
                    .startsWith("HTTP/1.1 101")
                    .doesNotContainIgnoringCase("deflate");
        }
    }

    @Test
    void clientThatNeverReadsIsClosedAndOthersAreServed() throws IOException, InterruptedException {
        try (var healthy = RawSocket.connected(server);
                var stuck = rawWebSocket("")) {
            head(stuck);
            var out = stuck.getOutputStream();
            out.write(maskedFrame(0x81, "40"));
            Awaitility.await().until(() -> echo.sockets.size() == 2);
            var filler = EncodedEvent.of("filler", "\"" + "x".repeat(10_000) + "\"");
            var socket = echo.sockets.getLast();
            // The kernel takes a few MB before anything waits here; the outbox is never let over
            // its bound at once.
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        for (var i = 0; i < 20; i++) {
                            socket.send(filler);
                        }
                        return !socket.isOpen();
                    });
            echo.awaitDisconnects(DisconnectReason.SLOW_READER);
            Awaitility.await().until(() -> server.socketIo.connections() == 1);
            healthy.send("42[\"message\",1]");
            assertThat(healthy.next()).isEqualTo("42[\"message-back\",1]");
        }
    }

    @Test
    void fullBufferIsNotWaitedForLongerThanAllowed() throws IOException {
        try (var stuck = rawWebSocket("")) {
            head(stuck);
            stuck.getOutputStream().write(maskedFrame(0x81, "40"));
            Awaitility.await().until(() -> echo.sockets.size() == 1);
            var socket = echo.sockets.getFirst();
            var filler = EncodedEvent.of("filler", "\"" + "x".repeat(10_000) + "\"");
            // Slow enough that the bound on bytes would be reached long after the bound on time.
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> {
                        socket.send(filler);
                        socket.send(filler);
                        return !socket.isOpen();
                    });
            echo.awaitDisconnects(DisconnectReason.SLOW_READER);
        }
    }

    private Socket rawWebSocket(String headers) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(8_192);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        var request =
                "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:"
                        + server.port()
                        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + headers
                        + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /// Reads the answer to the handshake, and no byte more.
    private static String head(Socket socket) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
        return head.toString();
    }

    /// With a mask of zeros, so that the text stands as it is.
    private static byte[] maskedFrame(int firstByte, String text) {
        var payload = text.getBytes(StandardCharsets.UTF_8);
        var frame = java.nio.ByteBuffer.allocate(payload.length + 8);
        frame.put((byte) firstByte);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) 0xfe).putShort((short) payload.length);
        }
        frame.putInt(0).put(payload);
        return java.util.Arrays.copyOf(frame.array(), frame.position());
    }
}
