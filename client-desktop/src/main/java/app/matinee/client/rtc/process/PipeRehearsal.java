package app.matinee.client.rtc.process;

import app.matinee.client.rtc.CallCommand;
import app.matinee.client.rtc.CallEvent;
import app.matinee.client.rtc.CallNetwork;
import app.matinee.client.rtc.PeerState;
import app.matinee.client.rtc.PeerStats;
import app.matinee.client.rtc.Route;
import app.matinee.client.rtc.Signal;
import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.StreamId;
import app.matinee.protocol.IceServer;
import app.matinee.protocol.UserId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Says and hears once everything that is said when people connect. How a record is written and
/// read is found out at its first time, by reflection, which takes longer than connecting does.
public final class PipeRehearsal {
    private static final UserId PEER = new UserId("rehearsal");
    private static final Route ROUTE = new Route(Route.Type.DIRECT, "udp", "host", "host");
    private static final Signal.Candidate CANDIDATE = new Signal.Candidate("candidate:1", "0", 0);

    private static final List<CallCommand> COMMANDS =
            List.of(
                    new CallCommand.Join(
                            PEER,
                            new CallNetwork(
                                    List.of(new IceServer(List.of("stun:x"), "u", "p")), false)),
                    new CallCommand.AddPeer(PEER),
                    new CallCommand.Hear(PEER, new Signal.Offer("v=0")),
                    new CallCommand.Hear(PEER, new Signal.Answer("v=0")),
                    new CallCommand.Hear(PEER, CANDIDATE));

    private static final List<CallEvent> EVENTS =
            List.of(
                    new CallEvent.SendSignal(PEER, new Signal.Offer("v=0")),
                    new CallEvent.SendSignal(PEER, new Signal.Answer("v=0")),
                    new CallEvent.SendSignal(PEER, CANDIDATE),
                    new CallEvent.PeerChanged(PEER, PeerState.CONNECTED, Optional.of(ROUTE)),
                    new CallEvent.StreamChanged(StreamId.of(PEER, Slot.CAMERA), true),
                    new CallEvent.Levels(0, Map.of(PEER, 0.0)),
                    new CallEvent.Stats(
                            List.of(
                                    new PeerStats(
                                            PEER,
                                            PeerState.CONNECTED,
                                            Optional.of(ROUTE),
                                            OptionalDouble.of(1),
                                            OptionalDouble.of(1),
                                            0,
                                            0,
                                            0,
                                            0,
                                            OptionalDouble.of(1),
                                            Optional.of(new PeerStats.Picture(320, 180, 15, 0)),
                                            Optional.empty()))));

    private PipeRehearsal() {}

    /// Some tenths of a second of one core, the first time.
    public static void play() {
        try {
            for (CallCommand command : COMMANDS) {
                through(new ToEngine.Do(command), ToEngine.class);
            }
            for (CallEvent event : EVENTS) {
                through(new FromEngine.Happened(event), FromEngine.class);
            }
            through(
                    new FromEngine.Pictures(StreamId.of(PEER, Slot.CAMERA), "1.frames"),
                    FromEngine.class);
        } catch (IOException e) {
            throw new IllegalStateException("what was written cannot be read", e);
        }
    }

    private static <T> void through(T message, Class<T> kind) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Pipe.write(out, message);
        Optional<T> back = Pipe.read(new ByteArrayInputStream(out.toByteArray()), kind);
        if (!back.equals(Optional.of(message))) {
            throw new IOException("another message than was written");
        }
    }
}
