package app.matinee.server.socketio;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which web pages may connect. Programs send no `Origin`; browsers always do, and cannot forge it.
///
/// Whether `Host` itself names this server is the HTTP server's business: it must refuse foreign
/// ones, or DNS rebinding makes any origin look like our own.
record Origins(Set<String> allowed) {
    enum Kind {
        OWN,
        ALLOWED,
        FOREIGN
    }

    /// @param host the `Host` header
    Kind kindOf(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return Kind.OWN;
        }
        if (allowed.contains(origin)) {
            return Kind.ALLOWED;
        }
        return isSame(origin, host) ? Kind.OWN : Kind.FOREIGN;
    }

    /// The scheme does not count: behind a proxy that ends TLS it differs.
    private static boolean isSame(String origin, @Nullable String host) {
        if (host == null) {
            return false;
        }
        try {
            var uri = new URI(origin);
            var authority = uri.getRawAuthority();
            if (authority == null || uri.getScheme() == null) {
                return false;
            }
            var port = uri.getScheme().equalsIgnoreCase("https") ? ":443" : ":80";
            return authority.equalsIgnoreCase(host) || (authority + port).equalsIgnoreCase(host);
        } catch (URISyntaxException e) {
            // Not an origin a browser writes.
            return false;
        }
    }
}
