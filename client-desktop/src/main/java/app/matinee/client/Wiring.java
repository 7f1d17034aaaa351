package app.matinee.client;

import app.matinee.client.MatineeApp.Start;
import app.matinee.client.control.ControlDesk;
import app.matinee.client.control.ControlServer;
import app.matinee.client.platform.OwnFilms;
import app.matinee.client.platform.PreciseScheduler;
import app.matinee.client.player.Player;
import app.matinee.client.player.fx.FxPlayer;
import app.matinee.client.rtc.Calls;
import app.matinee.client.rtc.process.EngineCommand;
import app.matinee.client.rtc.process.EngineProcess;
import app.matinee.client.session.PartySession;
import app.matinee.client.session.Ports;
import app.matinee.client.session.UserAction;
import app.matinee.client.settings.SettingsStore;
import app.matinee.client.signaling.http.HttpLibrary;
import app.matinee.client.signaling.sio.SioSignaling;
import app.matinee.client.trust.ServerPins;
import app.matinee.client.trust.ServerTrust;
import app.matinee.client.ui.MatineeUi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the adapters, puts them together, and takes them apart in the right order: the only place
/// that knows them all. FX thread.
final class Wiring implements AutoCloseable {
    /// A control channel at a path instead of a port: paths reach across network namespaces.
    private static final String UNIX = "unix:";

    static final String TOKEN_VARIABLE = "MATINEE_CONTROL_TOKEN";

    /// For measuring: the program ends by itself once the window is drawn. No flag, because a start
    /// with flags is not the start that people wait for (see [Options#read]).
    static final String EXIT_VARIABLE = "MATINEE_EXIT_AFTER_FIRST_FRAME";

    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    /// For the goodbye to leave and the settings to be written.
    private static final long PATIENCE_MS = 1_500;

    private final Start start;
    private final Stage stage;
    private final ClockError clock;
    private final ExecutorService mailbox = oneThread("session");
    private final ExecutorService disk = oneThread("settings");
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SettingsStore settings;
    private final PreciseScheduler scheduler = new PreciseScheduler();
    private final ServerPins pins = new ServerPins();
    private final ServerTrust trust = new ServerTrust(pins);
    private final SioSignaling signaling = new SioSignaling(trust);
    private final LazyHttp http = new LazyHttp(trust);
    private final HttpLibrary library = new HttpLibrary(http);
    private final CompletableFuture<Void> drawn = new CompletableFuture<>();
    private final FxPlayer player;
    private final Calls calls;
    private final PartySession session;
    private final MatineeUi ui;
    private @Nullable ControlServer control;
    private boolean closed;

    private Wiring(Start start, Stage stage) {
        this.start = start;
        this.stage = stage;
        Options options = start.options();
        clock = options.clockError();
        settings = SettingsStore.open(start.folders().settings(), disk);
        settings.update(was -> {
            var named = options.name().map(was::withName).orElse(was);
            return options.server().map(named::withServer).orElse(named);
        });
        knowServers();
        player =
                new FxPlayer(
                        Executors.newSingleThreadScheduledExecutor(
                                Thread.ofPlatform().daemon().name("film").factory()),
                        Platform::runLater,
                        clock::nanoTime,
                        FxPlayer.OPEN_TIMEOUT);
        Optional<Rig> rig = ServiceLoader.load(Rig.class).findFirst();
        Player steered = rig.map(r -> r.around(player, player.surface())).orElse(player);
        calls = new EngineProcess(EngineCommand.likeThisProgram());
        session =
                new PartySession(
                        mailbox,
                        new Ports(
                                new WrongTimeSignaling(signaling, clock),
                                steered,
                                calls,
                                library,
                                clock.onWrongTime(scheduler),
                                settings,
                                OwnFilms.in(options.films())),
                        clock::nanoTime,
                        settings.current().sound(),
                        new SecureRandom().nextLong());
        session.start();
        rig.ifPresent(r -> r.watches(session));
        ui =
                new MatineeUi(
                        stage,
                        session,
                        player.surface(),
                        calls.frames(),
                        new app.matinee.client.ui.common.Ports(
                                new StoredSettings(settings),
                                new LinkInvites(),
                                new HealthProbe(drawn, http, threads, trust)));
    }

    /// Whom this person has met keeps the key it had; the server they chose comes first.
    private void knowServers() {
        Optional.ofNullable(settings.current().server()).ifPresent(pins::mean);
        settings.current().recentRooms().forEach(room -> pins.meet(room.server()));
    }

    /// @throws IOException when the control channel cannot be opened
    static Wiring of(Start start, Stage stage) throws IOException {
        Wiring wiring = new Wiring(start, stage);
        Optional<String> where = start.options().control();
        if (where.isPresent()) {
            wiring.openControl(where.get());
        }
        return wiring;
    }

    void show() {
        start.options()
                .window()
                .ifPresent(place -> {
                    stage.setMaximized(false);
                    stage.setX(place.x());
                    stage.setY(place.y());
                    stage.setWidth(place.width());
                    stage.setHeight(place.height());
                });
        ui.show();
        start.invites().readBy(link -> Platform.runLater(() -> ui.openInvite(link)));
        FirstFrame.report(() -> {
            drawn.complete(null);
            threads.execute(signaling::prepare);
            player.warmUp();
            ui.prepareRoom();
            if (System.getenv(EXIT_VARIABLE) != null) {
                Platform.exit();
            }
        });
    }

    private void openControl(String where) throws IOException {
        String token = Optional.ofNullable(System.getenv(TOKEN_VARIABLE)).orElse("");
        if (token.isEmpty()) {
            throw new IllegalStateException("--control needs a token in " + TOKEN_VARIABLE);
        }
        // The first command comes at once, and what waits for the lobby to be drawn must be there.
        signaling.prepare();
        ui.prepareRoom();
        ControlDesk desk = new ControlDesk(session, player, clock::kernel, new StageWindow(stage));
        if (where.startsWith(UNIX)) {
            control =
                    new ControlServer(
                            desk, Path.of(where.substring(UNIX.length())), token, threads);
            return;
        }
        boolean isPort = where.matches("\\d{1,5}");
        ControlServer server =
                new ControlServer(desk, isPort ? Integer.parseInt(where) : 0, token, threads);
        control = server;
        if (!isPort) {
            // Renamed into place: whoever waits for the file must not read half a number.
            Path file = Path.of(where);
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, Integer.toString(server.port()));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /// Says goodbye to the room, then closes from the outside in. Idempotent.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        closeQuietly(control);
        session.post(new UserAction.Leave());
        end(mailbox);
        signaling.close();
        http.close();
        calls.close();
        player.close();
        scheduler.close();
        end(disk);
        threads.shutdownNow();
    }

    private static void end(ExecutorService executor) {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                LOG.warn("A thread did not end in {} ms", PATIENCE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(@Nullable ControlServer server) {
        if (server == null) {
            return;
        }
        try {
            server.close();
        } catch (IOException e) {
            LOG.debug("The control channel did not close: {}", e.toString());
        }
    }

    /// Drops what comes after its end: adapters still call back while they close.
    private static ExecutorService oneThread(String name) {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name(name).factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }
}
