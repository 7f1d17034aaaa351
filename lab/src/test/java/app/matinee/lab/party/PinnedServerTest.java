package app.matinee.lab.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.matinee.client.platform.InviteText;
import app.matinee.client.player.PlayerFailure;
import app.matinee.client.player.PlayerListener;
import app.matinee.client.player.PlayerReading;
import app.matinee.client.player.fx.FxPlayer;
import app.matinee.client.signaling.ConnectFailure;
import app.matinee.client.signaling.SignalingListener;
import app.matinee.client.signaling.http.HttpLibrary;
import app.matinee.client.signaling.sio.SioSignaling;
import app.matinee.client.trust.ServerPins;
import app.matinee.client.trust.ServerTrust;
import app.matinee.client.trust.WrongKeyException;
import app.matinee.protocol.Hello;
import app.matinee.protocol.Media;
import app.matinee.protocol.ServerEvent;
import app.matinee.server.MatineeServer;
import app.matinee.server.OperatorConfig;
import app.matinee.server.ServerConfig;
import app.matinee.server.TlsConfig;
import app.matinee.server.limit.LimitRates;
import app.matinee.server.room.RoomQuota;
import app.matinee.server.turn.TurnConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.net.ssl.HttpsURLConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The client's adapters and a server with a key of its own, with real handshakes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class PinnedServerTest {
    private static final String OTHER_PIN = "A".repeat(43);
    private static final Path FILMS = Path.of("film");

    private MatineeServer server;

    @BeforeAll
    void start(@TempDir Path data) {
        server = serve(data, 0);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void theKeyOfTheInviteOpensTheWay() throws Exception {
        ServerTrust trust = new ServerTrust(new ServerPins());
        URI address =
                InviteText.parse(
                                "Come! matinee://127.0.0.1:"
                                        + server.port()
                                        + "/AB12CD34?tls=1&pin="
                                        + server.pin().orElseThrow())
                        .orElseThrow()
                        .server()
                        .orElseThrow();
        assertThat(address).isEqualTo(address(server.pin().orElseThrow()));
        assertThat(connect(trust, address)).isEqualTo("connected");
        assertThat(films(trust, address)).isNotEmpty();
    }

    @Test
    void aServerWithAnotherKeyIsNotSpokenTo() throws Exception {
        ServerTrust trust = new ServerTrust(new ServerPins());
        assertThat(connect(trust, address(OTHER_PIN)))
                .isEqualTo(new ConnectFailure.WrongKey().toString());
        assertThat(films(trust, address(OTHER_PIN))).isNull();
    }

    @Test
    void aServerOnceKnownKeepsItsKeyWhateverAnInviteSays() throws Exception {
        ServerTrust trust = new ServerTrust(new ServerPins());
        URI known = address(server.pin().orElseThrow());
        assertThat(connect(trust, known)).isEqualTo("connected");
        assertThat(connect(trust, address(OTHER_PIN)))
                .isEqualTo(new ConnectFailure.WrongKey().toString());
        assertThat(connect(trust, known)).isEqualTo("connected");
        // Who types the address means it; the server then has to have that key.
        trust.mean(address(OTHER_PIN));
        assertThat(connect(trust, known)).isEqualTo(new ConnectFailure.WrongKey().toString());
    }

    @Test
    void aKeyNobodyVouchesForIsNotBelieved() throws Exception {
        ServerTrust trust = new ServerTrust(new ServerPins());
        URI bare = URI.create("https://127.0.0.1:" + server.port());
        assertThat(connect(trust, bare)).isEqualTo(new ConnectFailure.Unproven().toString());
        assertThat(films(trust, bare)).isNull();
    }

    /// The machine in the server's place has a key of its own, and the clients that knew the old
    /// one stop.
    @Test
    void aChangedKeyStopsEverything(@TempDir Path first, @TempDir Path second) throws Exception {
        ServerTrust trust = new ServerTrust(new ServerPins());
        MatineeServer before = serve(first, 0);
        int port = before.port();
        URI address =
                URI.create("https://127.0.0.1:" + port + "/?pin=" + before.pin().orElseThrow());
        assertThat(connect(trust, address)).isEqualTo("connected");
        before.close();
        try (MatineeServer after = serve(second, port)) {
            assertThat(after.pin()).isNotEqualTo(before.pin());
            assertThat(connect(trust, address)).isEqualTo(new ConnectFailure.WrongKey().toString());
            assertThatThrownBy(() -> read(address.resolve("/health")))
                    .satisfies(why -> assertThat(WrongKeyException.caused(why)).isTrue());
        }
    }

    @Test
    void aFilmPlaysOverTls() throws Exception {
        ServerTrust trust = new ServerTrust(new ServerPins());
        URI address = address(server.pin().orElseThrow());
        trust.mean(address);
        Media film = films(trust, address).getFirst();
        URI source = address.resolve("/media/" + film.id().value());
        // What the media engine opens it with.
        assertThat(read(source)).isEqualTo(Files.size(FILMS.resolve("matinee-sample.mp4")));

        assumeTrue(
                System.getenv("DISPLAY") != null,
                "SKIPPED: aFilmPlaysOverTls needs a screen (./matinee test starts one)");
        try {
            Platform.startup(() -> Platform.setImplicitExit(false));
        } catch (IllegalStateException alreadyRunning) {
            assertThat(alreadyRunning).hasMessageContaining("already");
        }
        FxPlayer player =
                new FxPlayer(
                        Executors.newSingleThreadScheduledExecutor(),
                        Platform::runLater,
                        System::nanoTime,
                        FxPlayer.OPEN_TIMEOUT);
        CompletableFuture<PlayerFailure> failure = new CompletableFuture<>();
        player.setListener(
                new PlayerListener() {
                    @Override
                    public void changed(PlayerReading reading) {}

                    @Override
                    public void failed(PlayerFailure why) {
                        failure.complete(why);
                    }
                });
        Platform.runLater(() -> {
            Stage stage = new Stage();
            stage.setScene(new Scene(new StackPane(player.surface()), 640, 360));
            stage.show();
        });
        player.open(source, 0);
        player.play();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> failure.isDone() || player.reading().positionMs() > 500);
        player.close();
        PlayerFailure why = failure.getNow(null);
        // The engine had opened the film by then, over TLS; it only has nowhere to play it.
        assumeTrue(
                why == null || why.reason() != PlayerFailure.Reason.NO_AUDIO_DEVICE,
                "SKIPPED: aFilmPlaysOverTls needs a sound device (./matinee test starts one)");
        assertThat(why).isNull();
    }

    private URI address(String pin) {
        return URI.create("https://127.0.0.1:" + server.port() + "/?pin=" + pin);
    }

    private static MatineeServer serve(Path data, int port) {
        return MatineeServer.start(
                new ServerConfig(
                                "127.0.0.1",
                                port,
                                FILMS,
                                null,
                                "Test",
                                Set.of(),
                                Set.of(),
                                1,
                                RoomQuota.DEFAULT,
                                100,
                                100,
                                LimitRates.DEFAULTS.withoutAddresses())
                        .with(
                                new TlsConfig.SelfSigned(data),
                                OperatorConfig.LOCAL,
                                TurnConfig.NONE));
    }

    /// @return `connected`, or the failure in words
    private static String connect(ServerTrust trust, URI address) throws InterruptedException {
        SioSignaling signaling = new SioSignaling(trust);
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        signaling.connect(
                address,
                new Hello("Ana", null, 1, null, null),
                new SignalingListener() {
                    @Override
                    public void connected() {
                        heard.add("connected");
                    }

                    @Override
                    public void failed(ConnectFailure failure) {
                        heard.add(failure.toString());
                    }

                    @Override
                    public void heard(ServerEvent event) {}

                    @Override
                    public void disconnected(String reason) {
                        heard.add("disconnected " + reason);
                    }
                });
        String first = heard.poll(20, TimeUnit.SECONDS);
        signaling.close();
        return String.valueOf(first);
    }

    /// @return null when the library was not got
    private static List<Media> films(ServerTrust trust, URI address) {
        try (HttpClient http = HttpClient.newBuilder().sslContext(trust.context()).build()) {
            CompletableFuture<List<Media>> films = new CompletableFuture<>();
            new HttpLibrary(() -> http)
                    .fetch(address, null, got -> films.complete(got.orElse(null)));
            return films.join();
        }
    }

    private static long read(URI source) throws IOException {
        HttpsURLConnection connection = (HttpsURLConnection) source.toURL().openConnection();
        try (InputStream in = connection.getInputStream()) {
            return in.readAllBytes().length;
        }
    }
}
