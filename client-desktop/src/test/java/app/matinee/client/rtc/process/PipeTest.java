package app.matinee.client.rtc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.matinee.client.rtc.CallCommand;
import app.matinee.client.rtc.CallEvent;
import app.matinee.client.rtc.CallNetwork;
import app.matinee.client.rtc.CameraChoice;
import app.matinee.client.rtc.MediaDevices;
import app.matinee.client.rtc.MicrophoneChoice;
import app.matinee.client.rtc.PeerState;
import app.matinee.client.rtc.PeerStats;
import app.matinee.client.rtc.Route;
import app.matinee.client.rtc.ScreenChoice;
import app.matinee.client.rtc.ScreenSource;
import app.matinee.client.rtc.SendPlan;
import app.matinee.client.rtc.Signal;
import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.SlotState;
import app.matinee.client.rtc.StreamId;
import app.matinee.client.rtc.Thumbnail;
import app.matinee.client.rtc.VoiceProcessing;
import app.matinee.protocol.IceServer;
import app.matinee.protocol.UserId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipeTest {
    private static final UserId ANA = new UserId("ana");
    private static final Route ROUTE = new Route(Route.Type.RELAY, "tls", "relay", "host");

    @Test
    void everyCommandArrivesAsItWas() throws IOException {
        List<CallCommand> commands =
                List.of(
                        new CallCommand.Join(
                                ANA,
                                new CallNetwork(
                                        List.of(new IceServer(List.of("turn:x"), "u", "secret")),
                                        true)),
                        new CallCommand.Leave(),
                        new CallCommand.AddPeer(ANA, true),
                        new CallCommand.RemovePeer(ANA),
                        new CallCommand.Hear(ANA, new Signal.Offer("v=0\r\n\"ü\"")),
                        new CallCommand.Hear(ANA, new Signal.Answer("v=0")),
                        new CallCommand.Hear(ANA, new Signal.Candidate("candidate:1", "0", 0)),
                        new CallCommand.UseMicrophone(new MicrophoneChoice.Device("mic")),
                        new CallCommand.UseMicrophone(new MicrophoneChoice.Off()),
                        new CallCommand.MuteMicrophone(true),
                        new CallCommand.UseCamera(new CameraChoice.Drawn("Ana")),
                        new CallCommand.UseScreen(new ScreenChoice.Window(Long.MAX_VALUE)),
                        new CallCommand.MutePeer(ANA, true),
                        new CallCommand.UseNetwork(CallNetwork.LOCAL),
                        new CallCommand.VoiceOnly(true),
                        new CallCommand.Reconnect(ANA),
                        new CallCommand.ListDevices(),
                        new CallCommand.ProcessVoice(new VoiceProcessing(true, false, true)),
                        new CallCommand.ListScreens(),
                        new CallCommand.WarmUp());
        for (CallCommand command : commands) {
            assertThat(through(new ToEngine.Do(command), ToEngine.class))
                    .isEqualTo(new ToEngine.Do(command));
        }
        assertThat(commands.stream().map(Object::getClass).distinct())
                .hasSameSizeAs(CallCommand.class.getPermittedSubclasses());
    }

    @Test
    void everyEventArrivesAsItWas() throws IOException {
        PeerStats stats =
                new PeerStats(
                        ANA,
                        PeerState.CONNECTED,
                        Optional.of(ROUTE),
                        OptionalDouble.of(1.5),
                        OptionalDouble.empty(),
                        0.1,
                        0,
                        1e5,
                        2e5,
                        OptionalDouble.of(3e6),
                        Optional.of(new PeerStats.Picture(320, 180, 14.9, 3)),
                        Optional.empty());
        List<CallEvent> events =
                List.of(
                        new CallEvent.SendSignal(ANA, new Signal.Offer("v=0")),
                        new CallEvent.PeerChanged(ANA, PeerState.CONNECTED, Optional.of(ROUTE)),
                        new CallEvent.SlotChanged(Slot.SCREEN, SlotState.WAYLAND),
                        new CallEvent.StreamChanged(StreamId.own(Slot.CAMERA), true),
                        new CallEvent.Levels(0.5, Map.of(ANA, 0.25)),
                        new CallEvent.Stats(List.of(stats)),
                        new CallEvent.Devices(
                                new MediaDevices(
                                        List.of(new MediaDevices.Device("1", "Cam")),
                                        List.of(),
                                        true)),
                        new CallEvent.PlanChanged(
                                new SendPlan(
                                        new SendPlan.Send(320, 180, 15, 1),
                                        new SendPlan.Withhold(SendPlan.Reason.VOICE_ONLY),
                                        32)),
                        new CallEvent.Screens(
                                SlotState.LIVE,
                                List.of(
                                        new ScreenSource(new ScreenChoice.WholeScreen(), ""),
                                        new ScreenSource(new ScreenChoice.Window(7), "A window"))),
                        new CallEvent.ScreenThumbnail(
                                new ScreenChoice.Window(7), new Thumbnail(new byte[] {-119, 80})),
                        new CallEvent.EngineReady(true),
                        new CallEvent.EngineDied(true, "why"));
        for (CallEvent event : events) {
            assertThat(through(new FromEngine.Happened(event), FromEngine.class))
                    .isEqualTo(new FromEngine.Happened(event));
        }
        assertThat(events).hasSameSizeAs(CallEvent.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "nonsense",
                "{\"is\":\"Unknown\"}",
                "{\"is\":\"AreYouAlive\"}",
                "{\"is\":\"AreYouAlive\",\"number\":1,\"more\":2}",
                "{\"is\":\"AreYouAlive\",\"number\":1,\"number\":1}",
                "{\"is\":\"AreYouAlive\",\"number\":1} {}",
                "{\"is\":\"java.lang.Runtime\"}"
            })
    void whatIsNoMessageIsRefusedWithoutItsText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] framed = new byte[4 + bytes.length];
        framed[3] = (byte) bytes.length;
        System.arraycopy(bytes, 0, framed, 4, bytes.length);
        assertThatThrownBy(() -> Pipe.read(new ByteArrayInputStream(framed), ToEngine.class))
                .isInstanceOf(IOException.class)
                .message()
                .doesNotContain("number");
    }

    @Test
    void absurdLengthsAreRefusedAndTheEndIsTheEnd() throws IOException {
        for (byte[] head : new byte[][] {{-1, -1, -1, -1}, {0, 0, 0, 0}, {127, 0, 0, 0}}) {
            assertThatThrownBy(() -> Pipe.read(new ByteArrayInputStream(head), ToEngine.class))
                    .isInstanceOf(IOException.class);
        }
        assertThat(Pipe.read(new ByteArrayInputStream(new byte[0]), ToEngine.class)).isEmpty();
    }

    @Test
    void aFileOutsideTheFolderIsNoName() {
        assertThatThrownBy(() -> new FromEngine.Pictures(StreamId.own(Slot.CAMERA), "../1.frames"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static <T> T through(T message, Class<T> kind) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Pipe.write(out, message);
        return Pipe.read(new ByteArrayInputStream(out.toByteArray()), kind).orElseThrow();
    }
}
