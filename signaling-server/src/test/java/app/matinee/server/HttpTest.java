package app.matinee.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The HTTP side of a real server.
@Timeout(60)
class HttpTest {
    private static final byte[] FILM =
            "0123456789".repeat(10_000).getBytes(StandardCharsets.US_ASCII);

    @TempDir private static Path media;

    private static MatineeServer server;
    private static String film;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        Files.write(media.resolve("Film.mp4"), FILM);
        server = MatineeServer.start(TestConfig.with(media));
        HttpResponse<String> library =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(at("/api/library")).build(),
                                BodyHandlers.ofString());
        film =
                new JSONObject(library.body())
                        .getJSONArray("films")
                        .getJSONObject(0)
                        .getString("uri");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aFilmComesWholeOrInPart() throws Exception {
        HttpResponse<byte[]> whole = get(film);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(FILM);
        assertThat(whole.headers().map())
                .containsKeys("etag", "last-modified", "accept-ranges", "x-content-type-options");

        HttpResponse<byte[]> part = get(film, "Range", "bytes=99995-");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(new String(part.body(), StandardCharsets.US_ASCII)).isEqualTo("56789");
        assertThat(part.headers().firstValue("content-range")).hasValue("bytes 99995-99999/100000");
        assertThat(get(film, "Range", "bytes=100000-").statusCode()).isEqualTo(416);
        assertThat(get(film, "Range", "bytes=0-1,5-6").body()).isEqualTo(FILM);
    }

    @Test
    void aRangeOfAnotherVersionIsAnsweredWithTheWhole() throws Exception {
        String etag = get(film).headers().firstValue("etag").orElseThrow();
        assertThat(get(film, "Range", "bytes=0-1", "If-Range", etag).statusCode()).isEqualTo(206);
        assertThat(get(film, "Range", "bytes=0-1", "If-Range", "\"old\"").statusCode())
                .isEqualTo(200);
        assertThat(get(film, "If-None-Match", etag).statusCode()).isEqualTo(304);
    }

    @Test
    void headTellsTheLengthAndNothingElse() throws Exception {
        HttpResponse<byte[]> head =
                client.send(
                        HttpRequest.newBuilder(at(film)).HEAD().build(),
                        BodyHandlers.ofByteArray());
        assertThat(head.headers().firstValue("content-length")).hasValue("100000");
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/media/../Film.mp4",
                "/media/%2e%2e%2fFilm.mp4",
                "/media/%252e%252e",
                "/media/..%5cFilm.mp4",
                "/media/%00",
                "/media//etc/passwd",
                "/media/%2fetc%2fpasswd",
                "/media/Film.mp4"
            })
    void noPathLeadsAnywhere(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .matches("(?s)HTTP/1.1 (404|400) .*");
    }

    @Test
    void aPageInAFilmsClothesIsNoPage(@TempDir Path own) throws Exception {
        Files.writeString(own.resolve("page.html"), "<script>1</script>");
        Files.writeString(own.resolve("pic.svg"), "<svg onload=\"1\"/>");
        Files.writeString(own.resolve("Page.mp4"), "<html><script>1</script>");
        try (MatineeServer odd = MatineeServer.start(TestConfig.with(own))) {
            String base = "http://127.0.0.1:" + odd.port();
            HttpResponse<String> library =
                    client.send(
                            HttpRequest.newBuilder(URI.create(base + "/api/library")).build(),
                            BodyHandlers.ofString());
            JSONArray films = new JSONObject(library.body()).getJSONArray("films");
            assertThat(films).hasSize(1);
            HttpResponse<String> page =
                    client.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    base + films.getJSONObject(0).getString("uri")))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(page.headers().firstValue("content-type")).hasValue("video/mp4");
            assertThat(page.headers().firstValue("x-content-type-options")).hasValue("nosniff");
            assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                    .contains("default-src 'none'", "sandbox");
        }
    }

    @Test
    void aForeignHostOrOriginGetsNothing() throws Exception {
        assertThat(raw("GET /health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421");
        HttpResponse<byte[]> foreign = get("/api/library", "Origin", "https://evil.example");
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.headers().map()).doesNotContainKey("access-control-allow-origin");
        assertThat(get("/api/library", "Origin", "http://127.0.0.1:" + server.port()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void twoLengthsAreRefused() throws IOException {
        assertThat(
                        raw(
                                "POST /api/rooms HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n"
                                        + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void aRoomCanBeMadeAndLookedAt() throws Exception {
        HttpResponse<String> made =
                client.send(
                        HttpRequest.newBuilder(at("/api/rooms"))
                                .POST(BodyPublishers.ofString("{\"title\":\"Friday\"}"))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(made.statusCode()).isEqualTo(201);
        String room = new JSONObject(made.body()).getString("roomId");
        JSONObject seen = new JSONObject(text("/api/rooms/" + room));
        assertThat(seen.toMap())
                .isEqualTo(
                        Map.of(
                                "roomId",
                                room,
                                "title",
                                "Friday",
                                "members",
                                0,
                                "viewers",
                                0,
                                "maxMembers",
                                50,
                                "hasPassword",
                                false));
        assertThat(new JSONObject(text("/api/rooms/" + room + "/playback")).getLong("seq"))
                .isZero();
        assertThat(get("/api/rooms/AAAAAAAA").statusCode()).isEqualTo(404);
        assertThat(get("/api/rooms/x").statusCode()).isEqualTo(404);
    }

    @Test
    void theKeyOpensWhatIsBehindIt() throws Exception {
        try (MatineeServer locked = MatineeServer.start(TestConfig.with(media, "open sesame"))) {
            URI open = URI.create("http://127.0.0.1:" + locked.port() + "/health");
            URI shut = URI.create("http://127.0.0.1:" + locked.port() + film);
            assertThat(status(HttpRequest.newBuilder(open))).isEqualTo(200);
            assertThat(status(HttpRequest.newBuilder(shut))).isEqualTo(401);
            assertThat(status(HttpRequest.newBuilder(shut).header("X-Access-Key", "open sesame")))
                    .isEqualTo(200);
            assertThat(status(HttpRequest.newBuilder(URI.create(shut + "?key=open%20sesame"))))
                    .isEqualTo(200);
            try (Guest stranger =
                    Guest.knock(locked.port(), Map.of("name", "Eve", "protocol", "1"))) {
                assertThat(stranger.await("connect_error").getJSONObject("data").getString("code"))
                        .isEqualTo("access_denied");
            }
        }
    }

    @Test
    void stoppingSaysGoodbye() {
        MatineeServer stopping = MatineeServer.start(TestConfig.with(null));
        try (Guest ana = Guest.connect(stopping.port(), "Ana")) {
            stopping.close();
            ana.await("server_notice");
            ana.await("disconnect");
        }
    }

    private int status(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private String text(String path) throws Exception {
        return new String(get(path).body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    /// What a well-behaved client would never send.
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }
}
