package app.matinee.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Films for members of a room only, asked for byte by byte over a plain socket.
@Timeout(60)
class PrivateMediaTest {
    private static final String FILM = "the film's bytes";

    @TempDir private static Path media;

    private static MatineeServer server;
    private static MatineeServer open;

    private Guest ana;
    private String room;
    private String grant;
    private String film;

    @BeforeAll
    static void start() throws IOException {
        Files.writeString(media.resolve("Film.mp4"), FILM);
        server = MatineeServer.start(TestConfig.with(media).withPrivateMedia());
        open = MatineeServer.start(TestConfig.with(media));
    }

    @AfterAll
    static void stop() {
        server.close();
        open.close();
    }

    @BeforeEach
    void enter() throws IOException {
        ana = Guest.connect(server.port(), "Ana");
        room = ana.createRoom(Map.of());
        grant = ana.await("room_joined").getString("grant");
        String library = raw(server, "GET", "/api/library", "Authorization: Bearer " + grant);
        film =
                new JSONObject(library.substring(library.indexOf("{")))
                        .getJSONArray("films")
                        .getJSONObject(0)
                        .getString("uri");
    }

    @AfterEach
    void leave() {
        ana.close();
    }

    @Test
    void aMemberGetsTheFilmWholeAndInPart() throws IOException {
        assertThat(raw(server, "GET", film, "Authorization: Bearer " + grant))
                .startsWith("HTTP/1.1 200 ")
                .endsWith(FILM);
        assertThat(raw(server, "GET", film + "?grant=" + grant, "Range: bytes=4-7"))
                .startsWith("HTTP/1.1 206 ")
                .endsWith("\r\n\r\nfilm");
        assertThat(raw(server, "HEAD", film + "?grant=" + grant)).startsWith("HTTP/1.1 200 ");
        assertThat(raw(server, "GET", "/api/library/" + id() + "?grant=" + grant))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Authorization: Bearer",
                "Authorization: Bearer ",
                "Authorization: Basic YW5hOmFuYQ==",
                "Authorization: Bearer eyJhbGciOiJub25lIn0.e30.",
                "X-Access-Key: x",
                "Cookie: grant=x"
            })
    void aStrangerGetsNothing(String header) throws IOException {
        for (String path : paths()) {
            for (String method : new String[] {"GET", "HEAD"}) {
                if (method.equals("GET") || path.startsWith("/media")) {
                    assertThat(raw(server, method, path, header))
                            .as("%s %s", method, path)
                            .startsWith("HTTP/1.1 401 ")
                            .doesNotContain(FILM, "Film");
                }
            }
        }
        assertThat(raw(server, "GET", film, header, "Range: bytes=0-1"))
                .startsWith("HTTP/1.1 401 ");
    }

    @Test
    void aGrantThatWasTouchedOrIsAnothersIsNone() throws IOException {
        int middle = grant.length() / 2;
        char other = grant.charAt(middle) == 'A' ? 'B' : 'A';
        String touched = grant.substring(0, middle) + other + grant.substring(middle + 1);
        assertThat(raw(server, "GET", film + "?grant=" + touched)).startsWith("HTTP/1.1 401 ");
        assertThat(raw(server, "GET", film + "?grant=")).startsWith("HTTP/1.1 401 ");
        assertThat(raw(server, "GET", film + "?grant=%00")).startsWith("HTTP/1.1 401 ");
        try (Guest elsewhere = Guest.connect(open.port(), "Eve")) {
            elsewhere.createRoom(Map.of());
            String foreign = elsewhere.await("room_joined").getString("grant");
            assertThat(raw(server, "GET", film + "?grant=" + foreign)).startsWith("HTTP/1.1 401 ");
        }
    }

    @Test
    void aFilmThatIsNotThereLooksToAStrangerLikeOneThatIs() throws IOException {
        assertThat(raw(server, "GET", "/media/none")).startsWith("HTTP/1.1 401 ");
        assertThat(raw(server, "GET", "/media/none?grant=" + grant)).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void whoLeftOrWasTakenOutGetsNoMore() throws IOException {
        try (Guest ben = Guest.connect(server.port(), "Ben")) {
            JSONObject joined = ben.join(room);
            String bens = joined.getString("grant");
            assertThat(raw(server, "GET", film + "?grant=" + bens)).startsWith("HTTP/1.1 200 ");
            ana.ask("kick", Map.of("userId", joined.getString("self")));
            for (String path : paths()) {
                assertThat(raw(server, "GET", path + "?grant=" + bens))
                        .startsWith("HTTP/1.1 403 ")
                        .doesNotContain(FILM);
            }
        }
        ana.ask("leave_room", Map.of());
        assertThat(raw(server, "GET", film + "?grant=" + grant)).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void withoutTheSettingFilmsAreForAllAndAGrantDoesNoHarm() throws IOException {
        assertThat(raw(open, "GET", film)).startsWith("HTTP/1.1 200 ").endsWith(FILM);
        assertThat(raw(open, "GET", film + "?grant=old")).startsWith("HTTP/1.1 200 ");
    }

    private String[] paths() {
        return new String[] {film, "/api/library", "/api/library/" + id()};
    }

    private String id() {
        return film.substring(film.lastIndexOf('/') + 1);
    }

    private static String raw(MatineeServer at, String method, String path, String... headers)
            throws IOException {
        StringBuilder request =
                new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            if (!header.isEmpty()) {
                request.append(header).append("\r\n");
            }
        }
        request.append("Connection: close\r\n\r\n");
        try (Socket socket = new Socket("127.0.0.1", at.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
