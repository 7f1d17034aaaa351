package app.matinee.client.rtc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.matinee.client.rtc.CallCommand;
import app.matinee.client.rtc.CallEvent;
import app.matinee.client.rtc.CallNetwork;
import app.matinee.client.rtc.CameraChoice;
import app.matinee.client.rtc.FrameMark;
import app.matinee.client.rtc.PeerState;
import app.matinee.client.rtc.ScreenChoice;
import app.matinee.client.rtc.Signal;
import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.SlotState;
import app.matinee.client.rtc.StreamId;
import app.matinee.client.rtc.VideoFrames.Frame;
import app.matinee.protocol.UserId;
import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Real engines, in processes of their own, that signal through this JVM.
class EngineProcessTest {
    private static final UserId ANA = new UserId("ana");
    private static final UserId BEN = new UserId("ben");
    private static final int CLOCK = 1 << FrameMark.BITS;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<UserId, EngineProcess> engines = new ConcurrentHashMap<>();
    private final Map<UserId, List<CallEvent>> told = new ConcurrentHashMap<>();

    @BeforeEach
    void needsAWayToPeers() throws SocketException {
        boolean way =
                NetworkInterface.networkInterfaces()
                        .anyMatch(each -> !each.getName().startsWith("lo"));
        assumeTrue(way, "SKIPPED: EngineProcessTest needs a network device besides lo");
    }

    @AfterEach
    void endAll() {
        engines.values().forEach(EngineProcess::close);
    }

    @Test
    void twoPeopleSeeEachOtherAndAKilledEngineComesBack() {
        call(ANA);
        call(BEN);
        join(ANA, BEN);
        join(BEN, ANA);
        awaitEvent(ANA, connected(BEN));
        awaitEvent(BEN, connected(ANA));
        awaitMark(ANA, BEN);
        awaitMark(BEN, ANA);

        told(ANA).clear();
        told(BEN).clear();
        ProcessHandle old = engine(ANA).process().orElseThrow();
        long killedNanos = System.nanoTime();
        old.destroyForcibly();
        awaitEvent(ANA, event -> event instanceof CallEvent.EngineDied died && died.restarts());
        awaitEvent(ANA, connected(BEN));
        awaitMark(ANA, BEN, killedNanos);
        awaitMark(BEN, ANA, killedNanos);
        assertThat(engine(ANA).process().orElseThrow().pid()).isNotEqualTo(old.pid());
    }

    @Test
    void nonsenseFromAPeerHarmsNobody() {
        call(ANA);
        EngineProcess ana = engine(ANA);
        ana.perform(new CallCommand.Join(ANA, CallNetwork.LOCAL));
        ana.perform(new CallCommand.AddPeer(BEN));
        awaitEvent(ANA, event -> event instanceof CallEvent.PeerChanged);
        long pid = ana.process().orElseThrow().pid();
        ana.perform(new CallCommand.Hear(BEN, new Signal.Offer("no description at all")));
        ana.perform(new CallCommand.Hear(BEN, new Signal.Answer("v=0\r\no=- 1 1 IN IP4 0\r\n")));
        ana.perform(new CallCommand.Hear(BEN, new Signal.Candidate("candidate:x", "9", 9)));
        ana.perform(new CallCommand.Reconnect(BEN));
        told(ANA).clear();
        ana.perform(new CallCommand.ListDevices());
        awaitEvent(ANA, event -> event instanceof CallEvent.Devices);
        assertThat(ana.process().orElseThrow().pid()).isEqualTo(pid);
    }

    @Test
    void withoutADisplayScreensAreRefusedAndNothingDies() {
        call(ANA);
        engine(ANA).perform(new CallCommand.UseScreen(new ScreenChoice.WholeScreen()));
        awaitEvent(
                ANA,
                event ->
                        event.equals(new CallEvent.SlotChanged(Slot.SCREEN, SlotState.NO_DISPLAY)));
        assertThat(engine(ANA).frames().newest(StreamId.own(Slot.SCREEN))).isEmpty();
    }

    @Test
    void anEngineThatStandsStillIsReplacedHoweverMuchItWasTold()
            throws IOException, InterruptedException {
        call(ANA);
        EngineProcess ana = engine(ANA);
        ProcessHandle still = ana.process().orElseThrow();
        int stopped =
                new ProcessBuilder("kill", "-STOP", Long.toString(still.pid())).start().waitFor();
        assumeTrue(stopped == 0, "SKIPPED: processes cannot be stopped here");
        told(ANA).clear();
        // More than any pipe holds.
        Signal word = new Signal.Candidate("x".repeat(1_000), "0", 0);
        for (int i = 0; i < 2_000; i++) {
            ana.perform(new CallCommand.Hear(BEN, word));
        }
        awaitEvent(ANA, event -> event instanceof CallEvent.EngineDied died && died.restarts());
        awaitEvent(ANA, event -> event instanceof CallEvent.EngineReady);
        assertThat(ana.process().orElseThrow().pid()).isNotEqualTo(still.pid());
    }

    @Test
    void anEngineEndsWithItsParent() {
        call(ANA);
        ProcessHandle process = engine(ANA).process().orElseThrow();
        engine(ANA).close();
        await().atMost(Duration.ofSeconds(5)).until(() -> !process.isAlive());
    }

    private EngineProcess engine(UserId who) {
        return Objects.requireNonNull(engines.get(who));
    }

    private List<CallEvent> told(UserId who) {
        return Objects.requireNonNull(told.get(who));
    }

    /// Starts an engine with a camera, and without a screen.
    private void call(UserId who) {
        EngineCommand like =
                EngineCommand.of(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        System.getProperty("java.class.path"));
        EngineProcess engine =
                new EngineProcess(like.with(Map.of("DISPLAY", "", "WAYLAND_DISPLAY", "")));
        engines.put(who, engine);
        told.put(who, new CopyOnWriteArrayList<>());
        engine.setListener(event -> {
            told(who).add(event);
            if (event instanceof CallEvent.SendSignal send && engines.containsKey(send.to())) {
                engine(send.to()).perform(new CallCommand.Hear(who, send.signal()));
            }
        });
        engine.perform(new CallCommand.UseCamera(new CameraChoice.Drawn(who.value())));
        awaitEvent(who, event -> event instanceof CallEvent.EngineReady);
    }

    private void join(UserId self, UserId peer) {
        engine(self).perform(new CallCommand.Join(self, CallNetwork.LOCAL));
        engine(self).perform(new CallCommand.AddPeer(peer));
    }

    private static Predicate<CallEvent> connected(UserId peer) {
        return event ->
                event instanceof CallEvent.PeerChanged changed
                        && changed.peer().equals(peer)
                        && changed.state() == PeerState.CONNECTED;
    }

    private void awaitEvent(UserId who, Predicate<CallEvent> wanted) {
        await().atMost(PATIENCE).until(() -> told(who).stream().anyMatch(wanted));
    }

    private void awaitMark(UserId viewer, UserId peer) {
        awaitMark(viewer, peer, System.nanoTime());
    }

    /// Waits until a picture of the peer's camera can be read that was drawn after an instant, and
    /// is not one that an engine has left behind.
    private void awaitMark(UserId viewer, UserId peer, long afterNanos) {
        ByteBuffer target = ByteBuffer.allocateDirect(4 * 640 * 360);
        int after = (int) (afterNanos / 1_000_000);
        await().atMost(PATIENCE)
                .until(() -> {
                    Optional<Frame> frame =
                            engine(viewer)
                                    .frames()
                                    .copyNewest(StreamId.of(peer, Slot.CAMERA), target);
                    OptionalInt drawn =
                            frame.isPresent()
                                    ? FrameMark.read(
                                            target, frame.get().width(), frame.get().height())
                                    : OptionalInt.empty();
                    return drawn.isPresent()
                            && Math.floorMod(drawn.getAsInt() - after, CLOCK) < CLOCK / 2;
                });
    }
}
