package app.matinee.server;

import app.matinee.protocol.Limits;
import app.matinee.protocol.RoomId;
import app.matinee.server.access.AccessKey;
import app.matinee.server.access.Grants;
import app.matinee.server.access.Identities;
import app.matinee.server.access.Keyring;
import app.matinee.server.access.Passwords;
import app.matinee.server.access.Pseudonyms;
import app.matinee.server.access.ResumeTokens;
import app.matinee.server.access.ServerSecret;
import app.matinee.server.http.Api;
import app.matinee.server.http.ClientAddress;
import app.matinee.server.http.Connections;
import app.matinee.server.http.FilmDoor;
import app.matinee.server.http.FrontDoor;
import app.matinee.server.http.GrantCheck;
import app.matinee.server.http.Health;
import app.matinee.server.http.HomePage;
import app.matinee.server.http.HostCheck;
import app.matinee.server.http.Networks;
import app.matinee.server.http.OperatorDoor;
import app.matinee.server.http.OperatorPages;
import app.matinee.server.http.OperatorVisits;
import app.matinee.server.http.Readiness;
import app.matinee.server.http.TurnPage;
import app.matinee.server.library.MediaFiles;
import app.matinee.server.library.MediaLibrary;
import app.matinee.server.limit.AddressLimits;
import app.matinee.server.limit.LimitBook;
import app.matinee.server.metrics.History;
import app.matinee.server.metrics.Metrics;
import app.matinee.server.room.Outgoing;
import app.matinee.server.room.RandomIds;
import app.matinee.server.room.RoomService;
import app.matinee.server.room.RoomState;
import app.matinee.server.room.StoredRoom;
import app.matinee.server.signaling.FilmStamp;
import app.matinee.server.signaling.Gateway;
import app.matinee.server.signaling.PasswordGate;
import app.matinee.server.signaling.Session;
import app.matinee.server.signaling.SocketCourier;
import app.matinee.server.socketio.SocketIoOptions;
import app.matinee.server.socketio.SocketIoServer;
import app.matinee.server.store.InMemoryRoomStore;
import app.matinee.server.store.sqlite.SqliteRoomStore;
import app.matinee.server.turn.HostedRelays;
import app.matinee.server.turn.IceServers;
import app.matinee.server.turn.TurnConfig;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the parts together; the only place that creates adapters.
final class Wiring {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    /// Passwords waiting to be hashed; each takes tens of milliseconds, so more would wait too long
    /// to be welcome.
    private static final int PASSWORDS_WAITING = 64;

    private static final Duration IDENTITY_LASTS = Duration.ofDays(90);

    /// Longer than any sitting: a player goes on asking with the one it opened the film with.
    private static final Duration GRANT_LASTS = Duration.ofHours(12);

    final SocketIoServer sockets;
    final Gateway gateway;
    final RoomService<Session> rooms;
    final MediaLibrary library;
    final Connections connections;
    final FrontDoor frontDoor;
    final Optional<TlsPort> tls;
    final Optional<HostedRelays> relays;
    final HttpServerOptions http;
    final ExecutorService hashing;
    final History history;

    /// Null when rooms live only as long as the process.
    private final @Nullable SqliteRoomStore<RoomState, Outgoing> kept;

    /// @param loops the event loops rooms are spread over; serial executors
    Wiring(
            Vertx vertx,
            ServerConfig config,
            List<Executor> loops,
            LongSupplier clock,
            Metrics metrics,
            Readiness readiness) {
        SecureRandom random = new SecureRandom();
        byte[] secret = secret(config.keep().data(), random);
        hashing = hashingThreads();
        library = new MediaLibrary(config.media());
        AccessKey key = new AccessKey(config.accessKey());
        LimitBook limits =
                new LimitBook(config.limits(), clock, refused -> metrics.limited(refused.key()));
        AddressLimits addresses = limits.addresses();
        Function<RoomId, Executor> loopOf =
                id -> loops.get(Math.floorMod(id.hashCode(), loops.size()));
        kept = config.keep().data() == null ? null : open(config.keep().data());
        rooms =
                new RoomService<>(
                        kept == null ? new InMemoryRoomStore<>() : kept,
                        loopOf,
                        clock,
                        new RandomIds(random),
                        new SocketCourier(metrics),
                        config.quota(),
                        limits::room);
        relays =
                config.turn().relay() instanceof TurnConfig.RestApi api
                        ? Optional.of(new HostedRelays(api, clock))
                        : Optional.empty();
        IceServers iceServers =
                new IceServers(config.turn(), relays.orElse(null), System::currentTimeMillis);
        Keyring keys =
                new Keyring(
                        new ResumeTokens(random),
                        new Identities(secret, random, IDENTITY_LASTS),
                        new Grants(secret, GRANT_LASTS),
                        new Pseudonyms(secret));
        PasswordGate passwords = new PasswordGate(rooms, new Passwords(hashing, random), addresses);
        gateway =
                new Gateway(
                        rooms,
                        passwords,
                        keys,
                        addresses,
                        limits::socket,
                        key,
                        new FilmStamp(library::media),
                        clock,
                        metrics,
                        user -> iceServers.of(user.value()));
        SocketIoOptions options =
                SocketIoOptions.defaults()
                        .withMaxPayloadBytes(Limits.MAX_MESSAGE_BYTES)
                        .withCapacity(config.maxSockets(), config.maxSocketsPerAddress())
                        .withAllowedOrigins(config.allowedOrigins());
        Networks proxies = Networks.of(config.operator().trustedProxies());
        ClientAddress clients = new ClientAddress(proxies);
        connections = Connections.of(config.maxSocketsPerAddress(), proxies, metrics::limited);
        sockets = new SocketIoServer(vertx, options, gateway, clients);
        metrics.watch(rooms::roomCount, gateway::seated, sockets::connections);
        SqliteRoomStore<RoomState, Outgoing> disk = kept;
        if (disk != null) {
            metrics.watchStore(disk::setAside, () -> disk.isReadOnly() ? 1 : 0);
        }
        history =
                new History(
                        metrics,
                        rooms::roomCount,
                        gateway::seated,
                        sockets::connections,
                        clock.getAsLong());
        http =
                SocketIoServer.tune(
                        new HttpServerOptions()
                                .setHost(config.host())
                                .setMaxInitialLineLength(4_096)
                                .setMaxHeaderSize(16_384)
                                .setIdleTimeout(120)
                                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                                .setCompressionSupported(false)
                                // Some clients never answer a closing handshake; the connection
                                // then ends without.
                                .setWebSocketClosingTimeout(1)
                                // One version of HTTP, one place where a request names its host.
                                .setHttp2ClearTextEnabled(false)
                                // Answers are written on their connection's loop only, so none
                                // needs the 4.6 kB queue for those from other threads.
                                .setStrictThreadMode(true),
                        options);
        Set<String> names = hostNames(config);
        tls = TlsPort.of(config.tls(), certificateNames(names), random);
        tls.ifPresent(port -> port.secure(http));
        GrantCheck members = new GrantCheck(keys.grants(), rooms, clock);
        frontDoor =
                new FrontDoor(
                        vertx,
                        new HostCheck(names),
                        config.allowedOrigins(),
                        key,
                        sockets,
                        new HomePage(config.name(), tls.isPresent(), tls.flatMap(TlsPort::pin)),
                        new Health(config.name(), clock, withStore(readiness)),
                        new OperatorPages(
                                config.name(),
                                new OperatorDoor(
                                        config.operator().key(),
                                        clients,
                                        addresses,
                                        new OperatorVisits(new ResumeTokens(random)::next, clock)),
                                metrics,
                                history,
                                rooms),
                        new TurnPage(iceServers, members, addresses),
                        new Api(
                                rooms,
                                passwords,
                                addresses,
                                keys.pseudonyms()::founder,
                                library,
                                new MediaFiles(vertx),
                                config.privateMedia()
                                        ? new FilmDoor(members)
                                        : RoutingContext::next,
                                config.quota().bounds().members(),
                                clock,
                                clients));
    }

    private static List<String> certificateNames(Set<String> names) {
        return Stream.concat(Stream.of("localhost"), names.stream().sorted()).toList();
    }

    private static byte[] secret(@Nullable Path data, SecureRandom random) {
        try {
            return ServerSecret.load(data, random);
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private SqliteRoomStore<RoomState, Outgoing> open(Path data) {
        try {
            return SqliteRoomStore.open(data, new StoredRoom(), this::tellReadOnly);
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /// Brings the stored rooms back to life. Before anybody can come in.
    void restoreRooms() {
        if (kept != null) {
            LOG.info(
                    "rooms restored: {}, damaged and set aside: {}", kept.count(), kept.setAside());
            rooms.restore(kept.wentBack());
        }
    }

    /// After everything that may still change a room. Blocks for two seconds at most.
    void closeStore() {
        if (kept != null) {
            kept.close();
        }
    }

    private Readiness withStore(Readiness readiness) {
        SqliteRoomStore<RoomState, Outgoing> disk = kept;
        return disk == null ? readiness : readiness.with("store", () -> !disk.isReadOnly());
    }

    private void tellReadOnly(boolean readOnly) {
        gateway.notice(
                readOnly
                        ? "The server's disk is full. The film goes on, but nothing can be changed or said until there is space again."
                        : "The server has space again; everything works as before.");
    }

    private static Set<String> hostNames(ServerConfig config) {
        Set<String> names = new HashSet<>(config.publicHosts());
        names.addAll(LocalAddresses.names());
        return names;
    }

    /// As many as there are cores: 19 MiB each, and more would only make everybody wait.
    private static ExecutorService hashingThreads() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new ThreadPoolExecutor(
                cores,
                cores,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(PASSWORDS_WAITING),
                Thread.ofPlatform().name("passwords-", 0).daemon().factory());
    }
}
