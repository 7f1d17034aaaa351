package app.matinee.server.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import app.matinee.protocol.IceServer;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A real coturn on this machine, with the settings we ship.
@Timeout(60)
class CoturnTest {
    private static final Path SHIPPED = Path.of("..", "installers", "server", "turnserver.conf");
    private static final String SECRET = "a secret for this test";

    @TempDir private Path folder;

    private Process coturn;
    private InetSocketAddress address;

    @BeforeEach
    void start() throws IOException {
        int port;
        try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        Path config = folder.resolve("turnserver.conf");
        Files.writeString(
                config,
                Files.readString(SHIPPED)
                        .replace("CHANGE-ME", SECRET)
                        .replaceAll("(?m)^(listening-port|log-file|pidfile)=.*$", ""));
        try {
            coturn =
                    new ProcessBuilder(
                                    "turnserver",
                                    "-c",
                                    config.toString(),
                                    "--listening-ip=127.0.0.1",
                                    "--relay-ip=127.0.0.1",
                                    "--listening-port=" + port,
                                    "--min-port=50000",
                                    "--max-port=50100",
                                    "--userdb=" + folder.resolve("turndb"),
                                    "--pidfile=" + folder.resolve("pid"),
                                    "--log-file=stdout")
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("log").toFile())
                            .start();
        } catch (IOException e) {
            abort("WITHOUT COTURN: turnserver does not start: " + e.getMessage());
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .ignoreException(SocketTimeoutException.class)
                .until(() -> tryOut("nobody", "nothing") == 401);
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (coturn != null) {
            coturn.destroy();
            assertThat(coturn.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whatWeIssueOpensIt() throws Exception {
        TurnPassword issued = issuedAt(System.currentTimeMillis());
        assertThat(tryOut(issued.username(), issued.credential())).isEqualTo(Relay.SUCCESS);
    }

    @Test
    void whatHasEndedOrIsForgedDoesNot() throws Exception {
        long tooLongAgo = System.currentTimeMillis() - (IceServers.TTL_SECONDS + 5) * 1_000L;
        TurnPassword ended = issuedAt(tooLongAgo);
        assertThat(tryOut(ended.username(), ended.credential())).isEqualTo(401);
        TurnPassword issued = issuedAt(System.currentTimeMillis());
        String later = "9" + issued.username();
        assertThat(tryOut(later, issued.credential())).isEqualTo(401);
    }

    /// Else the relay would be a way into the network it stands in.
    @Test
    void theRelayDoesNotReachIntoPrivateNetworks() throws Exception {
        TurnPassword issued = issuedAt(System.currentTimeMillis());
        try (Relay relay = new Relay(address, issued.username(), issued.credential())) {
            assertThat(relay.allocate()).isEqualTo(Relay.SUCCESS);
            assertThat(relay.permit(10, 0, 0, 1)).isEqualTo(403);
            assertThat(relay.permit(192, 168, 1, 1)).isEqualTo(403);
            assertThat(relay.permit(127, 0, 0, 1)).isEqualTo(403);
            assertThat(relay.permit(169, 254, 169, 254)).isEqualTo(403);
            assertThat(relay.permit(203, 0, 112, 7)).isEqualTo(Relay.SUCCESS);
        }
    }

    private static TurnPassword issuedAt(long nowMs) {
        TurnConfig config =
                new TurnConfig(
                        List.of(),
                        new TurnConfig.SharedSecret(List.of("turn:turn.example.org"), SECRET));
        IceServer told = new IceServers(config, null, () -> nowMs).of("ana").getFirst();
        return new TurnPassword(
                Objects.requireNonNull(told.username()), Objects.requireNonNull(told.credential()));
    }

    private int tryOut(String user, String password) throws IOException, GeneralSecurityException {
        try (Relay relay = new Relay(address, user, password)) {
            return relay.allocate();
        }
    }
}
