package app.matinee.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A request whose end two programs see at different places hides another one inside: harmless to a
/// server alone, a hole behind a proxy. So whatever is doubtful about a length ends the connection.
@Timeout(60)
class SmugglingTest {
    /// Answered with the health page if it was taken for a request of its own.
    private static final String HIDDEN = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static final Pattern ANSWER = Pattern.compile("HTTP/1\\.1 \\d{3}");

    private static MatineeServer server;

    @BeforeAll
    static void start() {
        server = MatineeServer.start(TestConfig.with(null));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Both, in either order.
                "Content-Length: 4|Transfer-Encoding: chunked",
                "Transfer-Encoding: chunked|Content-Length: 4",
                // Two that differ, or one in a strange hand.
                "Content-Length: 0|Content-Length: 30",
                "Content-Length: 0, 30",
                "Content-Length: +0",
                "Content-Length: -1",
                "Content-Length: 0x0",
                "Content-Length: 99999999999999999999",
                // Encodings that one reader takes for chunked and another does not.
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: identity|Transfer-Encoding: chunked|Content-Length: 3",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding:\u000bchunked",
                // Two names for one server.
                "Host: evil.example",
            })
    void aDoubtfulLengthEndsTheConnection(String headers) throws IOException {
        String answer =
                raw(
                        "POST /api/rooms HTTP/1.1\r\nHost: localhost\r\n"
                                + headers.replace("|", "\r\n")
                                + "\r\n\r\n0\r\n\r\n"
                                + HIDDEN);
        assertThat(answer).matches("(?s)HTTP/1\\.1 (400|501|421) .*");
        assertThat(ANSWER.matcher(answer).results().count()).as(answer).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fffffffffffffffff\r\n",
                "-1\r\n",
                "0x2\r\n",
                "zz\r\n",
                "2\r\n{}XX",
            })
    void aDoubtfulChunkEndsTheConnection(String chunk) throws IOException {
        String answer =
                raw(
                        "POST /api/rooms HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + chunk
                                + HIDDEN);
        assertThat(answer).doesNotContain("\"protocol\"");
    }

    @Test
    void requestsInOneBreathAreAnsweredInOrder() throws IOException {
        String answer =
                raw(
                        "POST /api/rooms HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}"
                                + HIDDEN);
        assertThat(answer).matches("(?s)HTTP/1\\.1 201 .*HTTP/1\\.1 200 .*\"protocol\".*");
    }

    @Test
    void anAddressInTheRequestLineIsHeldAgainstOurNamesToo() throws IOException {
        assertThat(raw("GET http://evil.example/health HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .doesNotContain("\"protocol\"");
    }

    /// Reads until the server ends the connection, or says no more.
    private static String raw(String request) throws IOException {
        StringBuilder answer = new StringBuilder();
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(1_500);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            byte[] some = new byte[8_192];
            for (int n = socket.getInputStream().read(some);
                    n >= 0;
                    n = socket.getInputStream().read(some)) {
                answer.append(new String(some, 0, n, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketTimeoutException e) {
            assertThat(answer).as("an answer within the time").isNotEmpty();
        }
        return answer.toString();
    }
}
