package app.matinee.client.ui.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.matinee.client.rtc.CallCommand;
import app.matinee.client.rtc.CameraChoice;
import app.matinee.client.rtc.PeerState;
import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.SlotState;
import app.matinee.client.rtc.StreamId;
import app.matinee.client.rtc.process.EngineCommand;
import app.matinee.client.rtc.process.EngineProcess;
import app.matinee.client.session.CallChoices;
import app.matinee.client.session.CallWish;
import app.matinee.client.session.PartyState;
import app.matinee.client.ui.common.FakeParty;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.Scenes;
import app.matinee.protocol.CallState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Watches the FX thread while it draws the pictures of a real engine, and while that engine stands
/// still: looks at its stack every few milliseconds. Never may it wait in the call's code or be in
/// native code of it. Times are not compared, because a busy machine makes any thread late.
class FxThreadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private record Look(Thread.State state, List<StackTraceElement> stack) {
        boolean isIn(Predicate<String> names) {
            return stack.stream().map(StackTraceElement::getClassName).anyMatch(names);
        }

        /// Waits in the call's code, or is in the library, in the pipe or in a process. To hand a
        /// command over is allowed: it may meet another hand at the queue for some microseconds.
        boolean isStuck() {
            boolean waits = state != Thread.State.RUNNABLE;
            boolean inCalls =
                    stack.stream()
                            .filter(frame ->
                                    frame.getClassName().startsWith("app.matinee.client.rtc"))
                            .findFirst()
                            .filter(frame -> !frame.getMethodName().equals("post"))
                            .isPresent();
            return (waits && inCalls)
                    || isIn(name ->
                            name.startsWith("dev.onvoid")
                                    || name.equals("app.matinee.client.rtc.process.Pipe")
                                    || name.startsWith("java.lang.Process"));
        }
    }

    private final FakeParty party = new FakeParty();
    private final Queue<Look> looks = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger pulses = new AtomicInteger();
    private final EngineProcess engine =
            new EngineProcess(
                    EngineCommand.of(
                            Path.of(System.getProperty("java.home"), "bin", "java"),
                            System.getProperty("java.class.path")));

    @BeforeAll
    static void needsADisplay() throws TimeoutException {
        String display = System.getenv("DISPLAY");
        assumeTrue(
                !System.getProperty("os.name", "").startsWith("Linux")
                        || (display != null && !display.isEmpty()),
                "SKIPPED: no DISPLAY; run under xvfb-run to watch the FX thread");
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void end() {
        watch.shutdownNow();
        engine.close();
    }

    @Test
    void theFxThreadNeverWaitsForTheEngine() throws IOException, InterruptedException {
        engine.perform(new CallCommand.UseCamera(new CameraChoice.Drawn("Mira")));
        Stage stage = onFx(this::open);
        Thread fx = onFx(Thread::currentThread);
        watch.scheduleAtFixedRate(
                () -> looks.add(new Look(fx.getState(), Arrays.asList(fx.getStackTrace()))),
                0,
                4,
                TimeUnit.MILLISECONDS);
        StreamId own = StreamId.own(Slot.CAMERA);
        await().atMost(PATIENCE).until(() -> engine.frames().newest(own).isPresent());
        long first = engine.frames().newest(own).orElseThrow().number();
        await().atMost(PATIENCE)
                .until(() ->
                        engine.frames().newest(own).orElseThrow().number() > first + 30
                                && pulses.get() > 30);
        assertThat(looks)
                .as("the watch sees the pictures being drawn")
                .anyMatch(look -> look.isIn(name -> name.equals(FramePainter.class.getName())));

        long pid = engine.process().orElseThrow().pid();
        int stopped = new ProcessBuilder("kill", "-STOP", Long.toString(pid)).start().waitFor();
        assumeTrue(stopped == 0, "SKIPPED: processes cannot be stopped here");
        int before = pulses.get();
        // Harsher than the program, whose session would say it on a thread of its own.
        Platform.runLater(() -> {
            for (int i = 0; i < 2_000; i++) {
                engine.perform(new CallCommand.UseCamera(new CameraChoice.Drawn("M".repeat(i))));
            }
        });
        await().atMost(PATIENCE).until(() -> pulses.get() > before + 60);
        onFx(() -> {
            stage.hide();
            return true;
        });
        assertThat(looks.stream().filter(Look::isStuck)).isEmpty();
    }

    /// A window with the tile of this person, whose camera is on.
    private Stage open() {
        FacesViewModel model = new FacesViewModel(party, new PartyFeed(party, Runnable::run));
        Stage stage = new Stage();
        stage.setScene(new Scene(new StackPane(new FacesLayer(model, engine.frames())), 960, 540));
        stage.show();
        PartyState.Call off = PartyState.Call.OFF;
        CallWish wish = new CallWish(false, true, false, Set.of(), CallChoices.USUAL);
        party.become(
                new PartyState(
                        Scenes.UP,
                        Scenes.withCalls(
                                Scenes.full(Scenes.playing()),
                                m -> new CallState(true, true, false)),
                        null,
                        new PartyState.Call(
                                wish,
                                off.here(),
                                PartyState.Engine.UP,
                                true,
                                Map.of(Slot.CAMERA, SlotState.LIVE),
                                Map.of(
                                        Scenes.ANA,
                                        new PartyState.Tie(PeerState.CONNECTED, Optional.empty())),
                                off.live(),
                                off.speaking(),
                                off.stats(),
                                off.leaks(),
                                off.devices(),
                                off.plan(),
                                off.screens(),
                                false)));
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                pulses.incrementAndGet();
            }
        }.start();
        return stage;
    }

    private static <T> T onFx(Callable<T> what) {
        return WaitForAsyncUtils.waitForAsyncFx(60_000, what);
    }
}
