package app.matinee.client.trust;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The keys of servers that nobody else vouches for. A key's pin travels in the server's address
/// (`https://host:8080/?pin=…`), so it comes with an invite, is kept with the settings and goes out
/// with the next invite. Safe on any thread.
///
/// A server once known keeps its key: another one, in an invite or from the server itself, is a
/// stranger in its place. Only who types the new address means it.
public final class ServerPins {
    /// SHA-256, base64url.
    private static final Pattern PIN = Pattern.compile("(?:^|&)pin=([A-Za-z0-9_-]{43})(?:&|$)");

    private final Map<String, String> byPlace = new ConcurrentHashMap<>();

    /// @return the pin an address carries
    public static Optional<String> of(URI server) {
        String query = server.getRawQuery();
        if (query == null || !"https".equalsIgnoreCase(server.getScheme())) {
            return Optional.empty();
        }
        Matcher pin = PIN.matcher(query);
        return pin.find() ? Optional.of(pin.group(1)) : Optional.empty();
    }

    /// @param address of a server, perhaps with a path and more
    /// @return scheme, host, port and pin alone: what tells one server from another
    public static URI bare(URI address) throws URISyntaxException {
        URI plain =
                new URI(
                        address.getScheme().toLowerCase(Locale.ROOT),
                        null,
                        address.getHost(),
                        address.getPort(),
                        null,
                        null,
                        null);
        return of(address).map(pin -> URI.create(plain + "/?pin=" + pin)).orElse(plain);
    }

    /// A person means this key: it takes the place of any other.
    public void mean(URI server) {
        of(server).ifPresent(pin -> byPlace.put(place(server.getHost(), port(server)), pin));
    }

    /// An address from an invite, a link or the settings.
    ///
    /// @return false when the server is known by another key
    public boolean meet(URI server) {
        Optional<String> pin = of(server);
        if (pin.isEmpty()) {
            return true;
        }
        String known = byPlace.putIfAbsent(place(server.getHost(), port(server)), pin.get());
        return known == null || known.equals(pin.get());
    }

    /// @return the pin the server there must show; null when others must vouch for it
    @Nullable String at(String host, int port) {
        return byPlace.get(place(host, port));
    }

    private static int port(URI server) {
        return server.getPort() < 0 ? 443 : server.getPort();
    }

    private static String place(String host, int port) {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return bare.toLowerCase(Locale.ROOT) + ":" + port;
    }
}
