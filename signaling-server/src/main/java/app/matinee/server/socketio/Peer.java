package app.matinee.server.socketio;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is at the other end, as the first HTTP request showed it.
///
/// @param address the client's address without port
/// @param network what counts as one address: the address itself, or an IPv6 address's /64, since
///   whoever has one address of it has them all
record Peer(String address, String network, @Nullable String origin, Map<String, String> headers) {
    private static final Set<String> SECRET =
            Set.of("cookie", "authorization", "proxy-authorization");

    static Peer of(HttpServerRequest request, String address) {
        return new Peer(
                address,
                network(address),
                request.getHeader("Origin"),
                publicHeaders(request.headers()));
    }

    private static Map<String, String> publicHeaders(MultiMap all) {
        var headers = new HashMap<String, String>();
        for (var header : all) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (!SECRET.contains(name)) {
                headers.putIfAbsent(name, header.getValue());
            }
        }
        return Map.copyOf(headers);
    }

    /// @param address as Java writes it: IPv6 with all eight groups
    static String network(String address) {
        var end = -1;
        for (var group = 0; group < 4; group++) {
            end = address.indexOf(':', end + 1);
            if (end < 0) {
                return address;
            }
        }
        return address.substring(0, end) + "::/64";
    }
}
