package app.matinee.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.matinee.server.turn.TurnConfig;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who sees the inside of a running server.
@Timeout(60)
class OperatorDoorTest {
    private static final String KEY = "correct horse battery";

    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable MatineeServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/debug/rooms", "/debug/history", "/dashboard"})
    void withoutAKeyItIsForThisMachineAlone(String path) throws Exception {
        start(null);
        assertThat(get(path).statusCode()).isEqualTo(200);
        // A proxy on this machine that nobody told us of is not this machine's user.
        for (String trace : List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via")) {
            assertThat(get(path, trace, "127.0.0.1").statusCode()).as(trace).isEqualTo(404);
        }
        assertThat(get(path, "Authorization", "Bearer " + KEY, "Via", "x").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/debug/rooms", "/debug/history", "/dashboard"})
    void fromOutsideThereIsNothingWithoutTheKey(String path) throws Exception {
        List<String> outside = LocalAddresses.shareable();
        assumeTrue(!outside.isEmpty(), "SKIPPED: this machine has no address but its own loop");
        start(null);
        assertThat(statusAt(outside.getFirst(), path)).isEqualTo(404);
        running().close();
        start(KEY);
        assertThat(statusAt(outside.getFirst(), path)).isEqualTo(401);
        assertThat(statusAt(outside.getFirst(), path, "Authorization", "Bearer " + KEY))
                .isEqualTo(200);
        assertThat(statusAt(outside.getFirst(), path, "Authorization", "Bearer no")).isEqualTo(401);
    }

    @Test
    void prometheusOnThisMachineNeedsNoKeyAndNothingElseIsLikeIt() throws Exception {
        start(KEY);
        HttpResponse<String> metrics = get("/metrics");
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body()).contains("matinee_rooms ", "jvm_memory_used_bytes");
        assertThat(get("/debug/rooms").statusCode()).isEqualTo(401);
        assertThat(get("/debug/history").statusCode()).isEqualTo(401);
        assertThat(send(request("/debug/rooms/AAAAAAAA").DELETE()).statusCode()).isEqualTo(401);
        HttpResponse<String> dashboard = get("/dashboard");
        assertThat(dashboard.statusCode()).isEqualTo(401);
        assertThat(dashboard.body()).contains("Operator key").doesNotContain("dashboard.js");
    }

    @Test
    void keysAreNotTriedWithoutEnd() throws Exception {
        start(KEY);
        for (int i = 0; i < 5; i++) {
            assertThat(get("/debug/rooms", "Authorization", "Bearer no" + i).statusCode())
                    .isEqualTo(401);
        }
        assertThat(get("/debug/rooms", "Authorization", "Bearer " + KEY).statusCode())
                .isEqualTo(401);
    }

    @Test
    void theFormGivesACookieThatOnlyThisSiteMaySend() throws Exception {
        start(KEY);
        HttpResponse<String> entered =
                send(
                        request("/dashboard/enter")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("key=correct+horse+battery")));
        assertThat(entered.statusCode()).isEqualTo(303);
        String cookie = entered.headers().firstValue("set-cookie").orElseThrow();
        assertThat(cookie)
                .containsIgnoringCase("; HttpOnly")
                .contains("; SameSite=Strict", "; Path=/");
        String sent = cookie.substring(0, cookie.indexOf(';'));
        assertThat(HttpCookie.parse("Set-Cookie: " + cookie)).hasSize(1);
        assertThat(get("/debug/rooms", "Cookie", sent).statusCode()).isEqualTo(200);
        assertThat(get("/debug/rooms", "Cookie", sent + "x").statusCode()).isEqualTo(401);
        // Another site's page may have the browser send it; it also says whose page it is.
        HttpRequest.Builder forged =
                request("/debug/rooms/AAAAAAAA")
                        .DELETE()
                        .header("Cookie", sent)
                        .header("Origin", "https://evil.example");
        assertThat(send(forged).statusCode()).isEqualTo(403);
        send(request("/dashboard/leave").POST(BodyPublishers.noBody()).header("Cookie", sent));
        assertThat(get("/debug/rooms", "Cookie", sent).statusCode()).isEqualTo(401);
    }

    @Test
    void pagesAllowNothingInlineAndNothingFromElsewhere() throws Exception {
        start(null);
        for (String path : List.of("/dashboard", "/")) {
            String policy = get(path).headers().firstValue("content-security-policy").orElseThrow();
            assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe-eval");
        }
        HttpResponse<String> page = get("/dashboard");
        assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                .doesNotContain("unsafe-inline")
                .contains("frame-ancestors 'none'");
        assertThat(page.body()).doesNotContain("http://", "https://", "<script>", "style=");
    }

    @Test
    void theOperatorSeesWhoIsThereAndNothingOfWhatTheySay() throws Exception {
        start(null);
        try (Guest ana = Guest.connect(running().port(), "Ana")) {
            String room = ana.createRoom(Map.of("title", "Friday", "password", "canaryPass"));
            ana.ask("chat_message", Map.of("text", "canaryChat", "clientMessageId", "c"));
            String resume = ana.await("room_joined").getString("resume");
            String seen = get("/debug/rooms").body();
            JSONObject only = new JSONObject(seen).getJSONArray("rooms").getJSONObject(0);
            assertThat(only.getString("roomId")).isEqualTo(room);
            assertThat(only.getJSONArray("people").getJSONObject(0).getString("role"))
                    .isEqualTo("host");
            assertThat(seen).doesNotContain("canary", resume, ana.secretId());
            assertThat(get("/metrics").body())
                    .contains("matinee_rooms 1.0", "matinee_members 1.0")
                    .doesNotContain("canary", room);

            assertThat(send(request("/debug/rooms/" + room).DELETE()).statusCode()).isEqualTo(204);
            assertThat(ana.await("user_disconnected").getString("reason")).isEqualTo("closed");
            assertThat(send(request("/debug/rooms/" + room).DELETE()).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void healthTellsLivenessFromReadiness() throws Exception {
        start(null);
        for (String path : List.of("/health", "/health/live", "/health/ready")) {
            HttpResponse<String> health = get(path);
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(new JSONObject(health.body()).getJSONObject("ready").toMap())
                    .containsEntry("loops", true);
        }
    }

    private void start(@Nullable String key) {
        server =
                MatineeServer.start(
                        TestConfig.everywhere()
                                .with(
                                        new TlsConfig.Off(),
                                        new OperatorConfig(key, List.of()),
                                        TurnConfig.NONE));
    }

    private MatineeServer running() {
        return Objects.requireNonNull(server);
    }

    private int statusAt(String host, String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                        URI.create("http://" + host + ":" + running().port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request).statusCode();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + running().port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
