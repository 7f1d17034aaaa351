package app.matinee.server;

import app.matinee.server.http.Readiness;
import app.matinee.server.metrics.History;
import app.matinee.server.metrics.Metrics;
import app.matinee.server.room.RoomService;
import app.matinee.server.turn.HostedRelays;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running server. Started and stopped from an ordinary thread; everything between happens on
/// event loops.
public final class MatineeServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MatineeServer.class);
    private static final long TICK_MS = 1_000;
    private static final long RESCAN_MS = 30_000;
    private static final long START_SECONDS = 30;

    /// Long enough for the goodbye to leave the machine.
    private static final long GOODBYE_MS = 300;

    /// With the goodbye and the store's two seconds, less than five.
    private static final long STOP_SECONDS = 2;

    private static final long KEEP_CLOCK_MS = 10_000;

    private final Vertx vertx;
    private final Wiring parts;
    private final AtomicInteger port = new AtomicInteger();

    private MatineeServer(Vertx vertx, Wiring parts) {
        this.vertx = vertx;
        this.parts = parts;
    }

    /// Returns when the port accepts connections.
    ///
    /// @throws IllegalStateException when it cannot, for instance because the port is taken
    public static MatineeServer start(ServerConfig config) {
        Path data = config.keep().data();
        if (data == null) {
            return start(config, ServerTime.fresh());
        }
        ServerTime clock = ServerTime.continuing(data);
        MatineeServer server = start(config, clock);
        server.keep(clock, data);
        return server;
    }

    static MatineeServer start(ServerConfig config, LongSupplier clock) {
        Vertx vertx =
                Vertx.vertx(
                        new VertxOptions()
                                .setEventLoopPoolSize(config.loops())
                                .setPreferNativeTransport(true));
        Wiring parts = null;
        try {
            List<Executor> loops = new CopyOnWriteArrayList<>();
            Metrics metrics = new Metrics();
            LoopWatch watch = new LoopWatch(metrics, System::nanoTime);
            await(
                    vertx.deployVerticle(() -> new Loop(loops, watch), instances(config)),
                    START_SECONDS);
            parts = new Wiring(vertx, config, loops, clock, metrics, readiness(watch));
            MatineeServer server = new MatineeServer(vertx, parts);
            parts.restoreRooms();
            server.listen(config, clock);
            return server;
        } catch (RuntimeException e) {
            vertx.close();
            if (parts != null) {
                parts.closeStore();
            }
            throw e;
        }
    }

    public int port() {
        return port.get();
    }

    /// @return the key clients must find, when nobody else vouches for it (`?pin=…` in addresses)
    public Optional<String> pin() {
        return parts.tls.flatMap(TlsPort::pin);
    }

    /// @return every HTTP route, as docs/openapi.yaml writes it
    Set<String> routes() {
        return parts.frontDoor.routes();
    }

    /// How many films the library holds.
    int films() {
        return parts.library.all().size();
    }

    /// Says goodbye to everybody and stops, within five seconds.
    @Override
    public void close() {
        parts.gateway.notice("The server is stopping. Your program will come back when it does.");
        Promise<Void> said = Promise.promise();
        vertx.setTimer(
                GOODBYE_MS,
                timer -> {
                    parts.sockets.close();
                    said.complete();
                });
        try {
            await(said.future().compose(done -> vertx.close()), STOP_SECONDS);
        } catch (IllegalStateException e) {
            LOG.warn("not everything closed in time: {}", e.getMessage());
        }
        parts.hashing.shutdownNow();
        parts.relays.ifPresent(HostedRelays::close);
        parts.closeStore();
    }

    /// So that the next server's clock goes on with this one's.
    private void keep(ServerTime clock, Path data) {
        keepNow(clock, data);
        vertx.setPeriodic(
                KEEP_CLOCK_MS,
                tick ->
                        vertx.executeBlocking(() -> {
                            keepNow(clock, data);
                            return true;
                        }));
    }

    private static void keepNow(ServerTime clock, Path data) {
        try {
            clock.keep(data);
        } catch (IOException e) {
            LOG.warn("the clock could not be written down: {}", e.getMessage());
        }
    }

    private void listen(ServerConfig config, LongSupplier clock) {
        parts.library.rescan();
        List<HttpServer> ports = new CopyOnWriteArrayList<>();
        await(
                vertx.deployVerticle(() -> new Listener(config.port(), ports), instances(config)),
                START_SECONDS);
        parts.tls.ifPresent(tls -> tls.watch(vertx, ports));
        AtomicInteger ticks = new AtomicInteger();
        vertx.setPeriodic(
                TICK_MS / RoomService.TICK_GROUPS,
                tick ->
                        parts.rooms.tick(
                                Math.floorMod(ticks.getAndIncrement(), RoomService.TICK_GROUPS)));
        vertx.setPeriodic(History.STEP_MS, tick -> parts.history.step(clock.getAsLong()));
        vertx.setPeriodic(
                RESCAN_MS,
                tick ->
                        vertx.executeBlocking(() -> {
                            parts.library.rescan();
                            return true;
                        }));
    }

    private static Readiness readiness(LoopWatch watch) {
        return new Readiness(Map.of("loops", watch::alive));
    }

    private static DeploymentOptions instances(ServerConfig config) {
        return new DeploymentOptions().setInstances(config.loops());
    }

    private static void await(Future<?> future, long seconds) {
        try {
            future.await(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("no answer in " + seconds + " s", e);
        } catch (Exception e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /// Claims an event loop for rooms.
    private static final class Loop extends AbstractVerticle {
        private final List<Executor> loops;
        private final LoopWatch watch;

        Loop(List<Executor> loops, LoopWatch watch) {
            this.loops = loops;
            this.watch = watch;
        }

        @Override
        public void start() {
            Context mine = context;
            loops.add(work -> mine.runOnContext(go -> work.run()));
            watch.watch(vertx);
        }
    }

    /// Accepts connections on its own event loop; all of them share one port.
    private final class Listener extends AbstractVerticle {
        private final int wanted;
        private final List<HttpServer> ports;

        Listener(int wanted, List<HttpServer> ports) {
            this.wanted = wanted;
            this.ports = ports;
        }

        @Override
        public void start(Promise<Void> started) {
            HttpServer own = vertx.createHttpServer(parts.http);
            ports.add(own);
            own.connectionHandler(parts.connections)
                    .requestHandler(parts.frontDoor)
                    .listen(wanted)
                    .onSuccess(http -> port.set(http.actualPort()))
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }
}
