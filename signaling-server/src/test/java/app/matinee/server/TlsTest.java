package app.matinee.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.matinee.server.tls.SelfSigned;
import app.matinee.server.tls.ServerKey;
import app.matinee.server.turn.TurnConfig;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The port behind TLS, with real handshakes.
@Timeout(60)
class TlsTest {
    @TempDir private Path folder;

    @Test
    void aKeyOfItsOwnIsMadeOnceAndKept() throws Exception {
        String pin;
        try (MatineeServer server = start(new TlsConfig.SelfSigned(folder))) {
            pin = pinSeen(server.port());
            assertThat(server.pin()).hasValue(pin);
        }
        try (MatineeServer server = start(new TlsConfig.SelfSigned(folder))) {
            assertThat(pinSeen(server.port())).isEqualTo(pin);
            String page = get(server.port(), "/");
            assertThat(page).contains("https://localhost/?pin=" + pin);
        }
        Path key = folder.resolve("tls").resolve("key.pem");
        if (Files.getFileStore(key).supportsFileAttributeView("posix")) {
            assertThat(Files.getPosixFilePermissions(key)).hasToString("[OWNER_READ, OWNER_WRITE]");
        }
    }

    @Test
    void replacedFilesAreShownWithoutARestart() throws Exception {
        make("one");
        make("two");
        use("one");
        try (MatineeServer server = start(files())) {
            String before = pinSeen(server.port());
            // Open all along: who is connected stays connected.
            try (SSLSocket kept = open(server.port(), "TLSv1.3")) {
                kept.startHandshake();
                Files.writeString(folder.resolve("cert.pem"), "half a file");
                Files.writeString(folder.resolve("key.pem"), "nothing of use");
                use("two");
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> !pinSeen(server.port()).equals(before));
                assertThat(pinSeen(server.port()))
                        .isEqualTo(
                                ServerKey.read(
                                                folder.resolve("two.cert"),
                                                folder.resolve("two.key"))
                                        .pin());
                assertThat(ask(kept, "/health")).startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void filesThatAreNoKeyChangeNothing() throws Exception {
        make("one");
        make("two");
        use("one");
        try (LogCapture log = new LogCapture();
                MatineeServer server = start(files())) {
            String before = pinSeen(server.port());
            // The certificate of one, the key of another.
            Files.copy(
                    folder.resolve("two.cert"),
                    folder.resolve("cert.pem"),
                    StandardCopyOption.REPLACE_EXISTING);
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            log.lines().stream().anyMatch(line -> line.contains("is not the key")));
            assertThat(pinSeen(server.port())).isEqualTo(before);
        }
    }

    @Test
    void oldVersionsOfTlsAndNoneAtAllAreRefused() throws Exception {
        try (MatineeServer server = start(new TlsConfig.SelfSigned(folder))) {
            for (String version : List.of("TLSv1.2", "TLSv1.3")) {
                try (SSLSocket socket = open(server.port(), version)) {
                    socket.startHandshake();
                    assertThat(socket.getSession().getProtocol()).isEqualTo(version);
                }
            }
            // This Java itself will not speak them any more, so the hello is written by hand.
            for (int minor : List.of(0, 1, 2)) {
                assertThat(answerToHello(server.port(), minor))
                        .as("version 3.%d", minor)
                        .isNotEqualTo(SERVER_HELLO);
            }
            assertThat(answerToHello(server.port(), 3)).isEqualTo(SERVER_HELLO);
            try (Socket plain = new Socket("127.0.0.1", server.port())) {
                plain.setSoTimeout(10_000);
                plain.getOutputStream()
                        .write(
                                "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                        .getBytes(StandardCharsets.US_ASCII));
                byte[] answer = plain.getInputStream().readAllBytes();
                assertThat(new String(answer, StandardCharsets.ISO_8859_1)).doesNotContain("HTTP");
            }
        }
    }

    @Test
    void aPortWithoutItsFilesDoesNotOpen() {
        assertThatThrownBy(() ->
                        start(new TlsConfig.Files(folder.resolve("none"), folder.resolve("none"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none");
    }

    private static final int SERVER_HELLO = 22;

    /// A ClientHello of an old client, in the version `3.minor`, with suites of its time and, for
    /// TLS 1.2, one of today's.
    ///
    /// @return the type of the first record that comes back: 22 for a handshake, 21 for an alert,
    ///   -1 when the connection just ends
    private static int answerToHello(int port, int minor) throws IOException {
        String suites = minor == 3 ? "c02bc02f" : "c009c013002f000a";
        String extensions =
                // supported_groups: secp256r1; ec_point_formats; signature_algorithms for 1.2
                "000a000400020017" + "000b00020100" + (minor == 3 ? "000d000400020403" : "");
        String body =
                "03%02x".formatted(minor)
                        + "11".repeat(32)
                        + "00"
                        + "%04x".formatted(suites.length() / 2)
                        + suites
                        + "0100"
                        + "%04x".formatted(extensions.length() / 2)
                        + extensions;
        String handshake = "01%06x".formatted(body.length() / 2) + body;
        String record =
                "1603%02x%04x".formatted(Math.min(minor, 1), handshake.length() / 2) + handshake;
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(HexFormat.of().parseHex(record));
            return socket.getInputStream().read();
        }
    }

    private void make(String name) throws IOException, GeneralSecurityException {
        SelfSigned.ensure(
                folder.resolve(name + ".cert"),
                folder.resolve(name + ".key"),
                List.of("localhost"),
                new SecureRandom(),
                Instant.now());
    }

    private void use(String name) throws IOException {
        Files.copy(
                folder.resolve(name + ".cert"),
                folder.resolve("cert.pem"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.copy(
                folder.resolve(name + ".key"),
                folder.resolve("key.pem"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private TlsConfig files() {
        return new TlsConfig.Files(folder.resolve("cert.pem"), folder.resolve("key.pem"));
    }

    private static MatineeServer start(TlsConfig tls) {
        return MatineeServer.start(
                TestConfig.with(null).with(tls, OperatorConfig.LOCAL, TurnConfig.NONE));
    }

    private static String pinSeen(int port) throws Exception {
        try (SSLSocket socket = open(port, "TLSv1.3")) {
            socket.startHandshake();
            X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(shown.getPublicKey().getEncoded()));
        } catch (SSLException e) {
            throw new AssertionError(e);
        }
    }

    private static String get(int port, String path) throws Exception {
        try (SSLSocket socket = open(port, "TLSv1.3")) {
            return ask(socket, path);
        }
    }

    private static String ask(SSLSocket socket, String path) throws IOException {
        socket.getOutputStream()
                .write(
                        ("GET "
                                        + path
                                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static SSLSocket open(int port, String version) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Believer()}, null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
        socket.setSoTimeout(10_000);
        socket.setEnabledProtocols(new String[] {version});
        return socket;
    }

    /// Looks at keys, judges none.
    private static final class Believer implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
