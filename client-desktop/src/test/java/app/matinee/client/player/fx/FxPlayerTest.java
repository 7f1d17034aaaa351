package app.matinee.client.player.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.matinee.client.player.PlayerFailure.Reason;
import app.matinee.client.player.PlayerReading;
import app.matinee.client.player.PlayerReading.Status;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The real engine on a real screen, with sound: what no fake can tell.
class FxPlayerTest {
    /// Bytes of the sample; its index at the beginning is a third of them.
    private static final int SIX_SECONDS = 200_000;

    private static final Path SAMPLE = Path.of("..", "lab", "film", "matinee-sample.mp4");

    private final Heard heard = new Heard();
    private FxPlayer player = newPlayer(FxPlayer.OPEN_TIMEOUT);

    @BeforeAll
    static void startToolkit() {
        assumeTrue(
                System.getenv("DISPLAY") != null || !isLinux(),
                "SKIPPED: FxPlayerTest needs a screen (./matinee test starts one)");
        try {
            Platform.startup(() -> Platform.setImplicitExit(false));
        } catch (IllegalStateException alreadyRunning) {
            assertThat(alreadyRunning).hasMessageContaining("already");
        }
    }

    @BeforeEach
    void showIt() {
        showIn(player);
    }

    @AfterEach
    void close() {
        player.close();
        player.close();
    }

    @Test
    void playsAtTheSpeedOfTheClock() {
        open(sample(), 0);
        player.play();
        awaitPlaying();
        PlayerReading first = awaitPosition(1_000);
        PlayerReading last = awaitPosition(4_000);

        double rate =
                (last.positionMs() - first.positionMs()) * 1e6 / (last.atNanos() - first.atNanos());
        assertThat(rate).isBetween(0.98, 1.02);
        assertThat(last.durationMs()).isGreaterThan(4_000);
    }

    @Test
    void opensWhereItIsTold() {
        open(sample(), 3_000);

        assertThat(player.reading().status()).isEqualTo(Status.PAUSED);
        assertThat(player.reading().positionMs()).isBetween(2_999.0, 3_001.0);
    }

    @Test
    void aSeekAtRestIsExactAndPlayGoesOnFromThere() {
        open(sample(), 0);
        player.seek(5_321);
        await().atMost(Duration.ofSeconds(2)).until(() -> restsAt(5_321));
        await().pollDelay(Duration.ofMillis(400)).until(() -> true);

        player.play();
        long start = System.nanoTime();
        awaitPlaying();
        PlayerReading later = awaitPosition(5_900);

        double expected = 5_321 + (later.atNanos() - start) / 1e6;
        assertThat(later.positionMs() - expected).isBetween(-60.0, 60.0);
    }

    @Test
    void resumingSkipsNothing() {
        open(sample(), 0);
        player.play();
        awaitPlaying();
        awaitPosition(1_500);
        player.pause();
        await().until(() -> player.reading().status() == Status.PAUSED);
        await().pollDelay(Duration.ofMillis(400)).until(() -> true);
        double restedAt = player.reading().positionMs();

        player.play();
        long start = System.nanoTime();
        awaitPlaying();
        PlayerReading later = awaitPosition(restedAt + 700);

        double skipped = later.positionMs() - restedAt - (later.atNanos() - start) / 1e6;
        assertThat(skipped).isBetween(-80.0, 80.0);
    }

    @Test
    void endsAndComesBack() {
        open(sample(), 0);
        double end = player.reading().durationMs();
        player.seek(end - 600);
        player.play();
        await().atMost(Duration.ofSeconds(5))
                .until(() -> player.reading().status() == Status.ENDED);
        assertThat(player.reading().positionMs()).isBetween(end - 300, end + 1);

        player.seek(2_000);
        await().atMost(Duration.ofSeconds(2)).until(() -> restsAt(2_000));
        player.play();
        awaitPlaying();
        assertThat(awaitPosition(2_300).positionMs()).isLessThan(3_500);
    }

    @Test
    void warmingUpSaysNothingAndIsInNobodysWay() {
        player.warmUp();
        open(sample(), 2_000);

        assertThat(heard.failures).isEmpty();
        assertThat(heard.readings)
                .extracting(PlayerReading::status)
                .containsExactly(Status.OPENING, Status.PAUSED);
        assertThat(player.reading().durationMs()).isGreaterThan(60_000);
    }

    /// Six seconds of the film arrive, then nothing for a while.
    @Test
    void runsDryAndGoesOnWhenTheRestComes() throws IOException {
        try (ChokedHost host = new ChokedHost(SAMPLE, SIX_SECONDS)) {
            open(host.film(), 0);
            player.play();
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> player.reading().status() == Status.STALLED);
            PlayerReading dry = player.reading();
            assertThat(dry.bufferedMs())
                    .isBetween(dry.positionMs() - 500, dry.positionMs() + 4_000);

            host.letGo();
            await().atMost(Duration.ofSeconds(5))
                    .until(() ->
                            player.reading().status() == Status.PLAYING
                                    && player.reading().positionMs() > dry.positionMs());
            assertThat(player.reading().bufferedMs()).isGreaterThan(dry.positionMs() + 3_000);
        }
    }

    @Test
    void lettingGoLeavesNothingOn() {
        open(sample(), 0);
        player.unload();
        await().until(() -> player.reading().status() == Status.EMPTY);
    }

    @Test
    void theNewestFilmWins() {
        player.open(sample(), 0);
        player.open(sample(), 2_000);
        await().atMost(Duration.ofSeconds(10)).until(() -> restsAt(2_000));
        assertThat(heard.failures).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"film.mkv, UNSUPPORTED", "film.bin, UNSUPPORTED", "film.mp4, DAMAGED"})
    void whatIsNoFilmIsSaidToBeNone(String name, Reason reason, @TempDir Path folder)
            throws IOException {
        byte[] matroska = new byte[4_096];
        matroska[0] = 0x1A;
        matroska[1] = 0x45;
        matroska[2] = (byte) 0xDF;
        matroska[3] = (byte) 0xA3;
        assertThat(failureOf(Files.write(folder.resolve(name), matroska).toUri()))
                .isEqualTo(reason);
    }

    @Test
    void aPictureOfAnUnknownCodecIsUnsupported() throws Exception {
        needsSound();
        URI film = Objects.requireNonNull(getClass().getResource("/films/vp9-inside.mp4")).toURI();
        assertThat(failureOf(film)).isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void aMissingFileIsUnreachable(@TempDir Path folder) {
        assertThat(failureOf(folder.resolve("gone.mp4").toUri())).isEqualTo(Reason.UNREACHABLE);
        assertThat(player.reading().status()).isEqualTo(Status.FAILED);
    }

    @Test
    void aClosedPortIsUnreachable() throws IOException {
        URI film;
        try (SilentHost host = new SilentHost()) {
            film = host.film();
        }
        assertThat(failureOf(film)).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void aSilentHostIsUnreachableInTime() throws IOException {
        player.close();
        player = newPlayer(Duration.ofMillis(1_500));
        try (SilentHost host = new SilentHost()) {
            long start = System.nanoTime();
            assertThat(failureOf(host.film())).isEqualTo(Reason.UNREACHABLE);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(1_400), Duration.ofMillis(3_000));
        }
        assertThat(player.reading().status()).isEqualTo(Status.FAILED);
    }

    @Test
    void afterAFailureTheNextFilmPlays(@TempDir Path folder) {
        failureOf(folder.resolve("gone.mp4").toUri());
        open(sample(), 0);
        player.play();
        awaitPlaying();
    }

    private Reason failureOf(URI film) {
        player.open(film, 0);
        await().atMost(Duration.ofSeconds(8)).until(() -> !heard.failures.isEmpty());
        return heard.failures.getFirst().reason();
    }

    private void open(URI film, long startMs) {
        player.open(film, startMs);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> player.reading().status() == Status.PAUSED && restsAt(startMs));
    }

    private boolean restsAt(double positionMs) {
        PlayerReading now = player.reading();
        return now.status() == Status.PAUSED && Math.abs(now.positionMs() - positionMs) < 1;
    }

    private void awaitPlaying() {
        await().atMost(Duration.ofSeconds(5))
                .until(() -> player.reading().status() == Status.PLAYING);
    }

    private PlayerReading awaitPosition(double positionMs) {
        return await().atMost(Duration.ofSeconds(8))
                .pollInterval(Duration.ofMillis(10))
                .until(player::reading, now -> now.positionMs() >= positionMs);
    }

    private FxPlayer newPlayer(Duration openTimeout) {
        FxPlayer made =
                new FxPlayer(
                        Executors.newSingleThreadScheduledExecutor(),
                        Platform::runLater,
                        System::nanoTime,
                        openTimeout);
        made.setListener(heard);
        return made;
    }

    private static void showIn(FxPlayer shown) {
        Platform.runLater(() -> {
            Stage stage = new Stage();
            stage.setScene(new Scene(new StackPane(shown.surface()), 640, 360));
            stage.show();
        });
    }

    private static URI sample() {
        needsSound();
        assumeTrue(Files.exists(SAMPLE), "SKIPPED: FxPlayerTest needs " + SAMPLE);
        return SAMPLE.toAbsolutePath().normalize().toUri();
    }

    private static void needsSound() {
        boolean sound =
                !isLinux()
                        || System.getenv("PIPEWIRE_RUNTIME_DIR") != null
                        || Files.exists(Path.of("/dev/snd/timer"));
        assumeTrue(sound, "SKIPPED: FxPlayerTest needs a sound device (./matinee test starts one)");
    }

    private static boolean isLinux() {
        return System.getProperty("os.name").startsWith("Linux");
    }
}
