package app.matinee.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.protocol.UserId;
import app.matinee.server.limit.LimitBook;
import app.matinee.server.limit.LimitRates;
import app.matinee.server.turn.IceServers;
import app.matinee.server.turn.TurnConfig;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TurnPageTest {
    private final AtomicLong nowMs = new AtomicLong(1_433_895_318_000L);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Vertx vertx = Vertx.vertx();
    private int port;

    @BeforeEach
    void start() throws Exception {
        MemberCheck members =
                token ->
                        CompletableFuture.completedFuture(
                                switch (token) {
                                    case "ana", "ben" -> new MemberCheck.Member(new UserId(token));
                                    case "left" -> new MemberCheck.Gone();
                                    default -> new MemberCheck.Stranger();
                                });
        IceServers servers =
                new IceServers(
                        new TurnConfig(
                                List.of("stun:stun.example.org"),
                                new TurnConfig.SharedSecret(
                                        List.of("turn:turn.example.org"), "north")),
                        null,
                        nowMs::get);
        Router router = Router.router(vertx);
        new TurnPage(
                        servers,
                        members,
                        new LimitBook(LimitRates.DEFAULTS, nowMs::get, refused -> {}).addresses())
                .mount(router);
        port =
                vertx.createHttpServer()
                        .requestHandler(router)
                        .listen(0, "127.0.0.1")
                        .await(10, TimeUnit.SECONDS)
                        .actualPort();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void aMemberGetsAPasswordForTenMinutes() throws Exception {
        HttpResponse<String> answer = ask("Bearer ana");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
        JSONObject body = new JSONObject(answer.body());
        assertThat(body.getInt("ttlSeconds")).isEqualTo(600);
        JSONObject relay = body.getJSONArray("iceServers").getJSONObject(1);
        assertThat(relay.getJSONArray("urls").toList()).containsExactly("turn:turn.example.org");
        assertThat(relay.getString("username")).isEqualTo("1433895918:ana");
        assertThat(relay.getString("credential")).isNotBlank();
    }

    @Test
    void strangersAndWhoLeftGetNone() throws Exception {
        assertThat(ask(null).statusCode()).isEqualTo(401);
        assertThat(ask("Bearer forged").statusCode()).isEqualTo(401);
        assertThat(ask("Basic ana").statusCode()).isEqualTo(401);
        HttpResponse<String> left = ask("Bearer left");
        assertThat(left.statusCode()).isEqualTo(403);
        assertThat(left.body()).contains("not_in_room").doesNotContain("turn:");
    }

    @Test
    void tenInTenMinutesEach() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(ask("Bearer ana").statusCode()).isEqualTo(200);
        }
        assertThat(ask("Bearer ana").statusCode()).isEqualTo(429);
        assertThat(ask("Bearer ben").statusCode()).isEqualTo(200);
        nowMs.addAndGet(60_000);
        assertThat(ask("Bearer ana").statusCode()).isEqualTo(200);
        assertThat(ask("Bearer ana").statusCode()).isEqualTo(429);
    }

    private HttpResponse<String> ask(@Nullable String authorization) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/turn-credentials"));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
