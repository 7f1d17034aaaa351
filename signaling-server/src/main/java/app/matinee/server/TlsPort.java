package app.matinee.server;

import app.matinee.server.tls.KeyFiles;
import app.matinee.server.tls.SelfSigned;
import app.matinee.server.tls.ServerKey;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The port behind TLS: with which key, and what happens when its files change.
final class TlsPort {
    private static final Logger LOG = LoggerFactory.getLogger(TlsPort.class);

    /// Both files are small; a renewed certificate is shown within two looks.
    private static final long LOOK_MS = 2_000;

    private static final int HANDSHAKE_SECONDS = 10;
    private static final Set<String> VERSIONS = Set.of("TLSv1.2", "TLSv1.3");

    private final ServerKey key;
    private final KeyFiles files;
    private final boolean selfSigned;
    private String lastTrouble = "";

    private TlsPort(Path certificate, Path key, boolean selfSigned)
            throws IOException, GeneralSecurityException {
        this.files = new KeyFiles(certificate, key);
        this.key = ServerKey.read(certificate, key);
        this.selfSigned = selfSigned;
    }

    /// @param names this machine's, for a certificate that is made now
    /// @return empty for a port without TLS
    /// @throws IllegalStateException when the key cannot be read or made
    static Optional<TlsPort> of(TlsConfig config, Collection<String> names, SecureRandom random) {
        try {
            return switch (config) {
                case TlsConfig.Off off -> Optional.empty();
                case TlsConfig.Files(Path certificate, Path key) ->
                        Optional.of(new TlsPort(certificate, key, false));
                case TlsConfig.SelfSigned(Path data) -> {
                    Path certificate = data.resolve("tls").resolve("cert.pem");
                    Path key = data.resolve("tls").resolve("key.pem");
                    SelfSigned.ensure(certificate, key, names, random, Instant.now());
                    yield Optional.of(new TlsPort(certificate, key, true));
                }
            };
        } catch (IOException e) {
            throw new IllegalStateException("the key for --tls cannot be read: " + e, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("--tls: " + e.getMessage(), e);
        }
    }

    /// @return what clients know the server by, when nobody else vouches for it
    Optional<String> pin() {
        return selfSigned ? Optional.of(key.pin()) : Optional.empty();
    }

    /// HTTP/1.1 only, as without TLS: one version, one place where a request names its host.
    void secure(HttpServerOptions http) {
        http.setSsl(true)
                .setUseAlpn(false)
                .setEnabledSecureTransportProtocols(VERSIONS)
                .setSslHandshakeTimeout(HANDSHAKE_SECONDS)
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
                .setKeyCertOptions(key.options());
    }

    /// From now on new connections see what the files hold; those that are open stay.
    void watch(Vertx vertx, List<HttpServer> ports) {
        vertx.setPeriodic(
                LOOK_MS,
                timer ->
                        vertx.executeBlocking(files::look)
                                .onSuccess(changed -> changed.ifPresent(now -> show(now, ports)))
                                .onFailure(this::unchanged));
    }

    /// Said once, not at every look.
    private void unchanged(Throwable trouble) {
        String why = String.valueOf(trouble.getMessage());
        if (!why.equals(lastTrouble)) {
            lastTrouble = why;
            LOG.error("the TLS key stays as it was: {}", why);
        }
    }

    private static void show(ServerKey now, List<HttpServer> ports) {
        ServerSSLOptions options =
                new ServerSSLOptions()
                        .setUseAlpn(false)
                        .setEnabledSecureTransportProtocols(VERSIONS)
                        .setSslHandshakeTimeout(HANDSHAKE_SECONDS)
                        .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
                        .setKeyCertOptions(now.options());
        for (HttpServer port : ports) {
            port.updateSSLOptions(options)
                    .onSuccess(done -> LOG.info("a new TLS key is in use"))
                    .onFailure(trouble ->
                            LOG.error("the TLS key stays as it was: {}", trouble.getMessage()));
        }
    }
}
