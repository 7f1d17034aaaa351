package app.matinee.client.trust;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/// Believes a pinned server by its key alone, whatever name and date stand in its certificate; and
/// every other server as this machine's certificates say.
final class PinningTrust extends X509ExtendedTrustManager {
    private final ServerPins pins;
    private final X509ExtendedTrustManager others;

    PinningTrust(ServerPins pins, X509ExtendedTrustManager others) {
        this.pins = pins;
        this.others = others;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        if (!(socket instanceof SSLSocket tls) || !isPinned(chain, tls.getHandshakeSession())) {
            others.checkServerTrusted(chain, authType, socket);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        if (!isPinned(chain, engine.getHandshakeSession())) {
            others.checkServerTrusted(chain, authType, engine);
        }
    }

    /// Nobody who asks without saying whom they talk to is told that a pinned key is right.
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        others.checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        others.checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        others.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        others.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return others.getAcceptedIssuers();
    }

    /// @return false when the server is not pinned
    /// @throws WrongKeyException when it is, to another key
    private boolean isPinned(X509Certificate[] chain, SSLSession session) throws WrongKeyException {
        String wanted = pins.at(session.getPeerHost(), session.getPeerPort());
        if (wanted == null) {
            return false;
        }
        if (chain.length == 0 || !wanted.equals(pin(chain[0]))) {
            throw new WrongKeyException(session.getPeerHost() + ":" + session.getPeerPort());
        }
        return true;
    }

    /// As the server computes it: SHA-256 of the SubjectPublicKeyInfo, base64url.
    static String pin(X509Certificate certificate) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(certificate.getPublicKey().getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
