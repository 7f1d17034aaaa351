package app.matinee.server.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/// Looks at every TCP connection before its first request: how many its address has, and how long
/// its requests take to come in. Safe on any thread.
///
/// @param maxPerAddress connections of one address, whatever they are for; a client needs one for
///   its socket and a few for films
/// @param exempt addresses many people come through
/// @param limited told the name of a limit that held
public record Connections(
        int maxPerAddress,
        Duration requestTime,
        Networks exempt,
        Consumer<String> limited,
        ConcurrentMap<String, Integer> open)
        implements Handler<HttpConnection> {
    /// Connections for each socket an address may have.
    private static final int A_SOCKET = 4;

    /// Ten times what a large page takes on a line that deserves the name.
    private static final Duration REQUEST_TIME = Duration.ofSeconds(15);

    /// @param maxSocketsPerAddress what one address may have of sockets
    public static Connections of(
            int maxSocketsPerAddress, Networks exempt, Consumer<String> limited) {
        return new Connections(
                (int) Math.min(Integer.MAX_VALUE, (long) A_SOCKET * maxSocketsPerAddress),
                REQUEST_TIME,
                exempt,
                limited,
                new ConcurrentHashMap<>());
    }

    @Override
    public void handle(HttpConnection connection) {
        String address = connection.remoteAddress().hostAddress();
        if (!exempt.contain(address)) {
            int count = open.merge(address, 1, Integer::sum);
            connection.closeHandler(
                    closed -> open.computeIfPresent(address, (key, n) -> n == 1 ? null : n - 1));
            if (count > maxPerAddress) {
                limited.accept("connections");
                connection.close();
                return;
            }
        }
        if (connection instanceof HttpServerConnection server) {
            var context = server.channelHandlerContext();
            context.pipeline()
                    .addBefore(
                            context.name(),
                            "request-time",
                            new RequestTime(requestTime, () -> limited.accept("request_time")));
        }
    }
}
