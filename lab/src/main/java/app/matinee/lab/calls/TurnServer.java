package app.matinee.lab.calls;

import app.matinee.lab.net.Network;
import app.matinee.lab.process.LabException;
import app.matinee.lab.process.Program;
import app.matinee.lab.process.Programs;
import app.matinee.protocol.IceServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// coturn on a host of its own, with credentials of its REST API (HMAC-SHA1 of the user's name,
/// which begins with the second of its expiry).
final class TurnServer {
    private static final String SECRET = "of this run only";
    private static final int PORT = 3_478;
    private static final Duration START = Duration.ofSeconds(15);
    private static final Pattern LISTENING = Pattern.compile("(SQLite DB connection success)");

    private final Network.Host host;

    private TurnServer(Network.Host host) {
        this.host = host;
    }

    static TurnServer start(Network.Host host, Programs programs, Path folder)
            throws LabException, InterruptedException {
        Program program =
                programs.start(
                        "turn",
                        host.command(
                                List.of(
                                        "turnserver",
                                        "-n",
                                        "--listening-ip=" + host.address(),
                                        "--relay-ip=" + host.address(),
                                        "--listening-port=" + PORT,
                                        "--use-auth-secret",
                                        "--static-auth-secret=" + SECRET,
                                        "--realm=lab",
                                        "--no-tls",
                                        "--no-dtls",
                                        "--no-cli",
                                        "--log-file=stdout",
                                        "--pidfile=" + folder.resolve("turn.pid"),
                                        "--userdb=" + folder.resolve("turn.db"))),
                        Map.of(),
                        LISTENING);
        program.awaitSign(START);
        return new TurnServer(host);
    }

    /// @param transport `udp` or `tcp`
    IceServer credentials(String name, String transport) {
        String user = System.currentTimeMillis() / 1_000 + 3_600 + ":" + name;
        return new IceServer(
                List.of("turn:" + host.address() + ":" + PORT + "?transport=" + transport),
                user,
                password(user));
    }

    private static String password(String user) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(user.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }
}
