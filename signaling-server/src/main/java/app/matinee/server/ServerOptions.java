package app.matinee.server;

import app.matinee.server.limit.LimitRates;
import app.matinee.server.room.RoomBounds;
import app.matinee.server.room.RoomQuota;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The command line. Every key of the configuration has its name here and nowhere else.
@Command(
        name = "signaling-server",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Matinee's companion server: rooms to watch a film together.")
final class ServerOptions {
    @Option(names = "--host", defaultValue = "0.0.0.0", description = "Address to listen on.")
    private String host = "";

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "Port to listen on; 0 takes a free one.")
    private int port;

    @Option(names = "--media", description = "Folder of films to offer.")
    private @Nullable Path media;

    @Option(
            names = "--private-media",
            description =
                    "Films, and the list of them, are for members of a room only; else for all who reach the server.")
    private boolean privateMedia;

    @Option(
            names = "--data",
            description =
                    "Folder of the server's own files: rooms are kept here and survive a restart; server.properties in it is read.")
    private @Nullable Path data;

    @Option(
            names = "--config",
            description = "Properties file to read instead of the one in --data.")
    private @Nullable Path config;

    @Option(names = "--access-key", description = "Clients must know this key to connect.")
    private @Nullable String accessKey;

    @Option(
            names = "--name",
            defaultValue = "Matinee",
            description = "What the start page calls this server.")
    private String name = "";

    @Option(
            names = "--public-host",
            split = ",",
            description =
                    "Host names this server is reached by, besides addresses and the machine's own names.")
    private List<String> publicHosts = List.of();

    @Option(
            names = "--allow-origin",
            split = ",",
            description = "Web origins that may connect besides our own.")
    private List<String> origins = List.of();

    @Option(
            names = "--loops",
            defaultValue = "1",
            description = "Event loops; at most one a core is of use.")
    private int loops;

    @Option(names = "--max-rooms", defaultValue = "1000", description = "Rooms at one time.")
    private int maxRooms;

    @Option(
            names = "--max-rooms-per-address",
            defaultValue = "20",
            description = "Rooms one address may have made.")
    private int maxRoomsPerAddress;

    @Option(
            names = "--max-sockets",
            defaultValue = "20000",
            description = "Connections at one time.")
    private int maxSockets;

    @Option(
            names = "--max-sockets-per-address",
            defaultValue = "50",
            description = "Connections of one address.")
    private int maxSocketsPerAddress;

    @Option(names = "--max-members", defaultValue = "50", description = "People in one room.")
    private int maxMembers;

    @Option(names = "--max-queue", defaultValue = "250", description = "Films in one queue.")
    private int maxQueue;

    @Option(
            names = "--chat-history",
            defaultValue = "200",
            description = "Chat lines a room keeps.")
    private int chatHistory;

    @Option(
            names = "--empty-room",
            defaultValue = "300",
            description = "Seconds a room with nobody in it is kept.")
    private int emptyRoom;

    @Option(
            names = "--limit",
            split = ",",
            description = "How often something may happen, as in chat=2/10; see Limits below.")
    private Map<String, String> limits = Map.of();

    @Option(
            names = "--limit-addresses",
            defaultValue = "true",
            arity = "1",
            description =
                    "Whether to limit how often one address may join; false only for measuring.")
    private boolean limitAddresses;

    @Mixin private TermsOptions terms = new TermsOptions();

    @Mixin private PolicyOptions policy = new PolicyOptions();

    @Mixin private TlsOptions tls = new TlsOptions();

    @Mixin private OperatorOptions operator = new OperatorOptions();

    @Mixin private TurnOptions turn = new TurnOptions();

    @Option(
            names = "--check-config",
            description = "Only say whether the settings are right, and what is not.")
    private boolean checkOnly;

    @Option(
            names = "--print-config",
            description = "Only say what is set and where it comes from; secrets are masked.")
    private boolean printOnly;

    @Option(
            names = "--rehearse",
            description =
                    "Only start, serve one guest and end; with -XX:AOTCacheOutput=FILE the virtual machine then starts faster with -XX:AOTCache=FILE.")
    private boolean rehearseOnly;

    boolean rehearseOnly() {
        return rehearseOnly;
    }

    boolean checkOnly() {
        return checkOnly;
    }

    boolean printOnly() {
        return printOnly;
    }

    /// @throws IllegalArgumentException with a sentence for the operator
    LogFormat logFormat() {
        return operator.logFormat();
    }

    /// @return the file defaults come from; null for none
    @Nullable Path configFile() {
        return config != null || data == null ? config : data.resolve("server.properties");
    }

    /// @throws IllegalArgumentException with a sentence for the operator
    ServerConfig toConfig() {
        if (media != null && !Files.isDirectory(media)) {
            throw new IllegalArgumentException("--media is not a folder: " + media);
        }
        return new ServerConfig(
                host,
                port,
                media,
                privateMedia,
                accessKey,
                name,
                new HashSet<>(publicHosts),
                new HashSet<>(origins),
                loops,
                new RoomQuota(
                        maxRooms,
                        maxRoomsPerAddress,
                        new RoomBounds(maxMembers, maxQueue, chatHistory, emptyRoom * 1_000L),
                        terms.toTerms(),
                        policy.toPolicy()),
                maxSockets,
                maxSocketsPerAddress,
                LimitRates.parse(limits, limitAddresses),
                tls.toConfig(data),
                operator.toConfig(),
                turn.toConfig(),
                new KeepConfig(data));
    }
}
