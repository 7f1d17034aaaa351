package app.matinee.client.trust;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// TLS as every part of this program speaks it: with [ServerPins] beside the machine's own
/// certificates. Made at the first use, which reads those and takes a moment. Thread-safe.
public final class ServerTrust {
    private final ServerPins pins;
    private @Nullable Made made;
    private boolean installed;

    private record Made(SSLContext context, PinningTrust manager) {}

    public ServerTrust(ServerPins pins) {
        this.pins = pins;
    }

    /// A person means this server and its key; see [ServerPins#mean].
    public void mean(URI server) {
        pins.mean(server);
        prepareFilms(server);
    }

    /// @return false when the server is known by another key; see [ServerPins#meet]
    public boolean meet(URI server) {
        prepareFilms(server);
        return pins.meet(server);
    }

    public SSLContext context() {
        return made().context();
    }

    public X509TrustManager manager() {
        return made().manager();
    }

    /// For libraries that compare names after the handshake: a pinned server may have any.
    ///
    /// @param others asked about all the others
    public HostnameVerifier names(HostnameVerifier others) {
        return (host, session) -> isPinned(session) || others.verify(host, session);
    }

    /// The media engine opens films with what [HttpsURLConnection] has by default, so a pinned
    /// server's films need it there. Done once, when a pinned server is first met. With the usual
    /// name verifier the connection leaves names to the trust manager, so that needs no other.
    private synchronized void prepareFilms(URI server) {
        if (!installed && ServerPins.of(server).isPresent()) {
            installed = true;
            HttpsURLConnection.setDefaultSSLSocketFactory(made().context().getSocketFactory());
        }
    }

    private boolean isPinned(SSLSession session) {
        return pins.at(session.getPeerHost(), session.getPeerPort()) != null;
    }

    private synchronized Made made() {
        Made present = made;
        if (present == null) {
            present = make();
            made = present;
        }
        return present;
    }

    private Made make() {
        try {
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            X509ExtendedTrustManager others =
                    Arrays.stream(factory.getTrustManagers())
                            .filter(X509ExtendedTrustManager.class::isInstance)
                            .map(X509ExtendedTrustManager.class::cast)
                            .findFirst()
                            .orElseThrow();
            PinningTrust manager = new PinningTrust(pins, others);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, null);
            return new Made(context, manager);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }
}
