package app.matinee.server;

import app.matinee.server.limit.LimitRates;
import app.matinee.server.room.RoomQuota;
import app.matinee.server.turn.TurnConfig;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that can be set, read once (docs/operations.md lists it).
///
/// @param port 0 takes a free one
/// @param media the folder of films; null for none
/// @param privateMedia whether films and the list of them are for members of a room only
/// @param accessKey what a client must know to connect; null for a server open to everybody who
///   reaches it
/// @param name what the start page calls this server
/// @param publicHosts names this server is reached by, besides addresses, `localhost` and the
///   machine's own
/// @param allowedOrigins web pages of other origins that may connect
/// @param loops event loops that accept connections
/// @param operator who may look inside, and which proxies are believed
/// @param keep what survives the process
public record ServerConfig(
        String host,
        int port,
        @Nullable Path media,
        boolean privateMedia,
        @Nullable String accessKey,
        String name,
        Set<String> publicHosts,
        Set<String> allowedOrigins,
        int loops,
        RoomQuota quota,
        int maxSockets,
        int maxSocketsPerAddress,
        LimitRates limits,
        TlsConfig tls,
        OperatorConfig operator,
        TurnConfig turn,
        KeepConfig keep) {
    public ServerConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("--port must be 0 to 65535, not " + port);
        }
        if (loops < 1 || loops > 256) {
            throw new IllegalArgumentException("--loops must be 1 to 256, not " + loops);
        }
        if (accessKey != null && accessKey.isBlank()) {
            throw new IllegalArgumentException("--access-key must not be blank");
        }
        publicHosts = Set.copyOf(publicHosts);
        allowedOrigins = Set.copyOf(allowedOrigins);
    }

    /// Without TLS, TURN, an operator from elsewhere and anything that is kept.
    public ServerConfig(
            String host,
            int port,
            @Nullable Path media,
            @Nullable String accessKey,
            String name,
            Set<String> publicHosts,
            Set<String> allowedOrigins,
            int loops,
            RoomQuota quota,
            int maxSockets,
            int maxSocketsPerAddress,
            LimitRates limits) {
        this(
                host,
                port,
                media,
                false,
                accessKey,
                name,
                publicHosts,
                allowedOrigins,
                loops,
                quota,
                maxSockets,
                maxSocketsPerAddress,
                limits,
                new TlsConfig.Off(),
                OperatorConfig.LOCAL,
                TurnConfig.NONE,
                KeepConfig.NOTHING);
    }

    /// The same server run by another operator.
    public ServerConfig with(
            TlsConfig otherTls, OperatorConfig otherOperator, TurnConfig otherTurn) {
        return new ServerConfig(
                host,
                port,
                media,
                privateMedia,
                accessKey,
                name,
                publicHosts,
                allowedOrigins,
                loops,
                quota,
                maxSockets,
                maxSocketsPerAddress,
                limits,
                otherTls,
                otherOperator,
                otherTurn,
                keep);
    }

    /// The same server that keeps its rooms.
    public ServerConfig keeping(KeepConfig other) {
        return new ServerConfig(
                host,
                port,
                media,
                privateMedia,
                accessKey,
                name,
                publicHosts,
                allowedOrigins,
                loops,
                quota,
                maxSockets,
                maxSocketsPerAddress,
                limits,
                tls,
                operator,
                turn,
                other);
    }

    /// The same server, whose films are for members of a room only.
    public ServerConfig withPrivateMedia() {
        return new ServerConfig(
                host,
                port,
                media,
                true,
                accessKey,
                name,
                publicHosts,
                allowedOrigins,
                loops,
                quota,
                maxSockets,
                maxSocketsPerAddress,
                limits,
                tls,
                operator,
                turn,
                keep);
    }

    /// Leaves the key out.
    @Override
    public String toString() {
        return "ServerConfig[host="
                + host
                + ", port="
                + port
                + ", media="
                + (media != null)
                + ", privateMedia="
                + privateMedia
                + ", accessKey="
                + (accessKey != null)
                + ", loops="
                + loops
                + ", tls="
                + tls.getClass().getSimpleName()
                + ", operator="
                + operator
                + ", turn="
                + turn.relay().getClass().getSimpleName()
                + "]";
    }
}
