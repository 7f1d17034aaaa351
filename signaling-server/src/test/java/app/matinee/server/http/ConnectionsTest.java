package app.matinee.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private final Vertx vertx = Vertx.vertx();
    private final List<String> limited = new CopyOnWriteArrayList<>();
    private final ConcurrentHashMap<String, Integer> open = new ConcurrentHashMap<>();
    private int port;

    @BeforeEach
    void start() throws TimeoutException {
        Connections connections =
                new Connections(
                        2, Duration.ofMillis(400), Networks.of(List.of()), limited::add, open);
        port =
                vertx.createHttpServer(
                                new HttpServerOptions()
                                        .setHost("127.0.0.1")
                                        .setPort(0)
                                        .setHttp2ClearTextEnabled(false))
                        .connectionHandler(connections)
                        .requestHandler(request -> request.response().end("here"))
                        .listen()
                        .await(10, TimeUnit.SECONDS)
                        .actualPort();
    }

    @AfterEach
    void stop() throws TimeoutException {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void aHeadAByteAtATimeIsCutOff() throws IOException {
        try (Socket slow = connect()) {
            slow.getOutputStream().write("GET / HT".getBytes(StandardCharsets.US_ASCII));
            assertThat(slow.getInputStream().read()).isEqualTo(-1);
            assertThat(limited).containsExactly("request_time");
        }
    }

    @Test
    void anAddressHasSoManyConnectionsAndGetsThemBack() throws IOException {
        try (Socket first = connect();
                Socket second = connect()) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            Awaitility.await().until(() -> open.getOrDefault("127.0.0.1", 0) == 2);
            try (Socket third = connect()) {
                assertThat(third.getInputStream().read()).isEqualTo(-1);
                assertThat(limited).contains("connections");
            }
        }
        Awaitility.await().until(open::isEmpty);
    }

    @Test
    void aRequestInTimeIsAnswered() throws IOException {
        try (Socket honest = connect()) {
            honest.getOutputStream()
                    .write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(
                            new String(
                                    honest.getInputStream().readAllBytes(),
                                    StandardCharsets.US_ASCII))
                    .endsWith("here");
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(5_000);
        return socket;
    }
}
