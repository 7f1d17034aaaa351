package app.matinee.server.http;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Whose request it is: the socket's address, and behind proxies that are to be believed, the one
/// they name. Limits, bans and the operator's door go by it.
///
/// `X-Forwarded-For` grows at its right end, and every proxy adds who called *it*. So the list is
/// read from the right as long as the writer of an entry is trusted; what stands left of the first
/// stranger is the stranger's own invention.
public final class ClientAddress implements Function<HttpServerRequest, String> {
    private static final String HEADER = "X-Forwarded-For";
    private static final List<String> TRACES =
            List.of(HEADER, "Forwarded", "X-Real-IP", "Via", "CF-Connecting-IP");

    /// No honest chain is longer.
    private static final int MAX_HOPS = 16;

    private final Networks trusted;

    /// @param trusted proxies whose word counts; none means that no header does
    public ClientAddress(Networks trusted) {
        this.trusted = trusted;
    }

    /// @return an address without port, as Java writes it
    @Override
    public String apply(HttpServerRequest request) {
        return of(request.remoteAddress().hostAddress(), request.getHeader(HEADER));
    }

    /// Whether the request comes from this very machine and was not passed on by a proxy of it,
    /// whether or not anybody told us of that proxy.
    boolean isLocal(HttpServerRequest request) {
        InetAddress peer = Networks.parse(request.remoteAddress().hostAddress());
        return peer != null
                && peer.isLoopbackAddress()
                && TRACES.stream().noneMatch(header -> request.getHeader(header) != null);
    }

    String of(String peer, @Nullable String forwardedFor) {
        String address = peer;
        if (forwardedFor == null) {
            return address;
        }
        String[] hops = forwardedFor.split(",", -1);
        for (int i = hops.length - 1; i >= 0 && hops.length - i <= MAX_HOPS; i--) {
            if (!trusted.contain(address)) {
                break;
            }
            InetAddress next = Networks.parse(withoutPort(hops[i].strip()));
            if (next == null) {
                break;
            }
            address = next.getHostAddress();
        }
        return address;
    }

    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            int end = hop.indexOf(']');
            return end < 0 ? hop : hop.substring(1, end);
        }
        int colon = hop.indexOf(':');
        return colon > 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }
}
