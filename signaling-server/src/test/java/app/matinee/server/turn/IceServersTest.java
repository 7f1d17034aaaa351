package app.matinee.server.turn;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.protocol.IceServer;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IceServersTest {
    private static final List<String> STUN = List.of("stun:stun.example.org:3478");

    private final AtomicLong nowMs = new AtomicLong(1_433_895_318_000L);
    private final List<String> queries = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String body =
            """
            [{"urls":"stun:stun.relay.example:80"},
             {"urls":["turn:relay.example:80","turns:relay.example:443?transport=tcp"],
              "username":"u","credential":"p"}]\
            """;
    private HttpServer service;

    @BeforeEach
    void serve() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext(
                "/",
                exchange -> {
                    queries.add(exchange.getRequestURI().toString());
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    /// The vector of coturn's documentation, tried on coturn itself.
    @Test
    void thePasswordIsTheOneCoturnComputes() {
        TurnPassword password = TurnPassword.of("north", 1_433_895_918L, "ninefingers");
        assertThat(password.username()).isEqualTo("1433895918:ninefingers");
        assertThat(password.credential()).isEqualTo("jy8hTxmOO7UtEKXqSkSlvakPVYA=");
        assertThat(password.toString()).doesNotContain("jy8h");
    }

    @Test
    void ownRelaysAreGoodForTenMinutes() {
        IceServers servers =
                new IceServers(
                        new TurnConfig(
                                STUN,
                                new TurnConfig.SharedSecret(
                                        List.of("turn:turn.example.org:3478"), "north")),
                        null,
                        nowMs::get);
        assertThat(servers.of("ninefingers"))
                .containsExactly(
                        new IceServer(STUN, null, null),
                        new IceServer(
                                List.of("turn:turn.example.org:3478"),
                                "1433895918:ninefingers",
                                "jy8hTxmOO7UtEKXqSkSlvakPVYA="));
    }

    @Test
    void withoutARelayTheStunAddressesRemain() {
        TurnConfig config = new TurnConfig(STUN, new TurnConfig.None());
        assertThat(new IceServers(config, null, nowMs::get).of("ana"))
                .containsExactly(new IceServer(STUN, null, null));
        assertThat(new IceServers(TurnConfig.NONE, null, nowMs::get).of("ana")).isEmpty();
    }

    @Test
    void aHostedServiceIsAskedWithTheKeyAndNotTooOften() {
        try (HostedRelays hosted = hosted()) {
            IceServers servers = servers(hosted);
            List<IceServer> got = servers.ask("ana").toCompletableFuture().join();
            assertThat(got)
                    .containsExactly(
                            new IceServer(STUN, null, null),
                            new IceServer(List.of("stun:stun.relay.example:80"), null, null),
                            new IceServer(
                                    List.of(
                                            "turn:relay.example:80",
                                            "turns:relay.example:443?transport=tcp"),
                                    "u",
                                    "p"));
            assertThat(queries).containsExactly("/api/v1/turn/credentials?apiKey=a%26key");
            assertThat(servers.of("ben")).isEqualTo(got);
            servers.ask("ben").toCompletableFuture().join();
            assertThat(queries).hasSize(1);
            nowMs.addAndGet(HostedRelays.FRESH_MS);
            servers.ask("ben").toCompletableFuture().join();
            assertThat(queries).hasSize(2);
        }
    }

    @Test
    void aServiceThatFailsLeavesItsLastAnswerForAnHourAndThenStun() {
        try (HostedRelays hosted = hosted()) {
            IceServers servers = servers(hosted);
            List<IceServer> good = servers.ask("ana").toCompletableFuture().join();
            status = 500;
            nowMs.addAndGet(HostedRelays.FRESH_MS);
            assertThat(servers.ask("ana").toCompletableFuture().join()).isEqualTo(good);
            nowMs.addAndGet(HostedRelays.GOOD_MS);
            assertThat(servers.ask("ana").toCompletableFuture().join())
                    .containsExactly(new IceServer(STUN, null, null));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[",
                "[{\"urls\":\"http://relay.example\"}]",
                "[{\"urls\":[\"javascript:1\",\"turn: x\"],\"username\":1}]",
                "[7,null,\"turn:x\"]"
            })
    void whatIsNoListOfServersIsNotTold(String nonsense) {
        body = nonsense;
        try (HostedRelays hosted = hosted()) {
            assertThat(servers(hosted).ask("ana").toCompletableFuture().join())
                    .containsExactly(new IceServer(STUN, null, null));
        }
    }

    private HostedRelays hosted() {
        return new HostedRelays(api(), nowMs::get);
    }

    private TurnConfig.RestApi api() {
        return new TurnConfig.RestApi(
                URI.create(
                        "http://127.0.0.1:"
                                + service.getAddress().getPort()
                                + "/api/v1/turn/credentials"),
                "a&key");
    }

    private IceServers servers(HostedRelays hosted) {
        return new IceServers(new TurnConfig(STUN, api()), hosted, nowMs::get);
    }
}
