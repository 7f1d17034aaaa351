package app.matinee.client.trust;

import java.io.Serial;
import java.security.cert.CertificateException;

/// A server known by one key shows another.
public final class WrongKeyException extends CertificateException {
    @Serial private static final long serialVersionUID = 1;

    WrongKeyException(String place) {
        super("the server at " + place + " does not have the key it is known by");
    }

    /// Whether this is why something failed.
    public static boolean caused(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof WrongKeyException) {
                return true;
            }
        }
        return false;
    }
}
