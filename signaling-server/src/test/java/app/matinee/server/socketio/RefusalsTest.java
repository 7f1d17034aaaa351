package app.matinee.server.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What HTTP requests are refused with, and that nobody else notices.
class RefusalsTest {
    private final EchoHandler echo = new EchoHandler();
    private final HttpClient http = HttpClient.newHttpClient();
    private TestServer server;

    @BeforeEach
    void start() throws TimeoutException {
        server =
                new TestServer(
                        SocketIoOptions.defaults()
                                .withMaxPayloadBytes(1_000)
                                .withCapacity(100, 3)
                                .withAllowedOrigins(Set.of("https://friend.example")),
                        echo,
                        1,
                        request ->
                                request.getHeader("Test-Address") == null
                                        ? request.remoteAddress().hostAddress()
                                        : request.getHeader("Test-Address"));
    }

    @AfterEach
    void stop() throws TimeoutException {
        http.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, transport=polling, 5",
        "GET, EIO=3&transport=polling, 5",
        "GET, EIO=abc&transport=polling, 5",
        "GET, EIO=4, 0",
        "GET, EIO=4&transport=flash, 0",
        "GET, EIO=4&transport=websocket, 3",
        "POST, EIO=4&transport=polling, 2",
        "PUT, EIO=4&transport=polling, 2",
        "GET, EIO=4&transport=polling&sid=unknown, 1",
        "POST, EIO=4&transport=polling&sid=unknown, 1",
        "GET, EIO=4&transport=polling&sid=, 1"
    })
    void refusalNamesItsCode(String method, String query, int code)
            throws IOException, InterruptedException {
        var url = "http://127.0.0.1:" + server.port() + "/socket.io/?" + query;
        var request = RawPolling.request(url).method(method, BodyPublishers.noBody());
        assertThat(RawPolling.line(http.send(request.build(), BodyHandlers.ofString())))
                .startsWith("400 {\"code\":" + code + ",\"message\":\"");
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example, 403, ",
        "null, 403, ",
        "http://127.0.0.1, 403, ",
        "http://127.0.0.1:1, 403, ",
        "own, 200, ",
        "https://friend.example, 200, https://friend.example"
    })
    void foreignOriginsAreRefusedWithoutEcho(String origin, int status, String allowed)
            throws IOException, InterruptedException {
        var sent = origin.equals("own") ? "http://127.0.0.1:" + server.port() : origin;
        var response =
                http.send(
                        RawPolling.request(server.url("http", "transport=polling"))
                                .header("Origin", sent)
                                .build(),
                        BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin").orElse(null))
                .isEqualTo(allowed);
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void addressMayOpenSoManySessions() throws IOException, InterruptedException {
        for (var i = 0; i < 3; i++) {
            assertThat(open("2001:db8:0:1:0:0:0:" + i)).isEqualTo(200);
        }
        assertThat(open("2001:db8:0:1:9:9:9:9")).as("the same /64").isEqualTo(429);
        assertThat(open("2001:db8:0:2:0:0:0:1")).as("another /64").isEqualTo(200);
        assertThat(server.socketIo.connections()).isEqualTo(4);
    }

    private int open(String address) throws IOException, InterruptedException {
        return http.send(
                        RawPolling.request(server.url("http", "transport=polling"))
                                .header("Test-Address", address)
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void sessionIsUnknownToOtherAddresses() throws IOException, InterruptedException {
        try (var polling = RawPolling.open(server)) {
            var stolen =
                    RawPolling.request(polling.url("http", "polling"))
                            .header("Test-Address", "10.9.9.9");
            assertThat(RawPolling.line(http.send(stolen.build(), BodyHandlers.ofString())))
                    .startsWith("400 {\"code\":1");
            stolen.POST(BodyPublishers.ofString("1"));
            assertThat(RawPolling.line(http.send(stolen.build(), BodyHandlers.ofString())))
                    .startsWith("400 {\"code\":1");
            assertThat(polling.post("40")).as("its owner goes on").isEqualTo("200 ok");
        }
    }

    @Test
    void sessionIsNotFoundByHeaderOrCookie() throws IOException, InterruptedException {
        try (var polling = RawPolling.open(server)) {
            var other =
                    http.send(
                            RawPolling.request(server.url("http", "transport=polling"))
                                    .header("Cookie", "io=" + polling.sid)
                                    .header("io", polling.sid)
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(other.body()).startsWith("0{").doesNotContain(polling.sid);
        }
    }

    @Test
    void oversizeBodyEndsTheSession() throws IOException, InterruptedException {
        try (var polling = RawPolling.open(server)) {
            assertThat(polling.post("4" + "x".repeat(1_000))).startsWith("413 ");
            assertThat(polling.poll()).startsWith("400 {\"code\":1");
        }
    }

    @Test
    void secondPollEndsTheSession() throws IOException, InterruptedException {
        try (var polling = RawPolling.open(server)) {
            var first = polling.pollLater();
            var second = polling.pollLater();
            assertThat(java.util.List.of(first.join(), second.join()))
                    .containsExactlyInAnyOrder(
                            "200 1", "400 {\"code\":3,\"message\":\"Bad request\"}");
            assertThat(polling.poll()).startsWith("400 {\"code\":1");
        }
    }

    @Test
    void invalidPacketEndsTheSession() throws IOException, InterruptedException {
        try (var polling = RawPolling.open(server)) {
            assertThat(polling.post("abc")).startsWith("400 {\"code\":3");
            assertThat(polling.poll()).startsWith("400 {\"code\":1");
        }
    }

    @Test
    void closePacketEndsTheSession() throws IOException, InterruptedException {
        try (var polling = RawPolling.open(server)) {
            polling.post("40");
            polling.poll();
            var waiting = polling.pollLater();
            assertThat(polling.post("1")).isEqualTo("200 ok");
            assertThat(waiting.join()).isEqualTo("200 6");
            assertThat(polling.poll()).startsWith("400 {\"code\":1");
        }
        echo.awaitDisconnects(DisconnectReason.TRANSPORT_CLOSED);
    }
}
