package app.matinee.lab.calls;

import app.matinee.client.rtc.CallCommand;
import app.matinee.client.rtc.CallNetwork;
import app.matinee.client.rtc.CameraChoice;
import app.matinee.client.rtc.MicrophoneChoice;
import app.matinee.client.rtc.Route;
import app.matinee.client.rtc.process.EngineCommand;
import app.matinee.lab.calls.PictureWatch.Direction;
import app.matinee.lab.calls.PictureWatch.Picture;
import app.matinee.lab.net.LinkProfile;
import app.matinee.lab.net.Network;
import app.matinee.lab.process.LabException;
import app.matinee.lab.process.ProcessStat;
import app.matinee.lab.process.Programs;
import app.matinee.protocol.UserId;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One run: the network, the engines, the call, what is measured of it, and the stories.
final class CallsRun {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration CONNECT = Duration.ofSeconds(30);

    /// How long people sit in the lobby at least, where the program warms its engine up.
    private static final Duration LOBBY = Duration.ofSeconds(3);

    /// Encoders and bandwidth estimation settle in this.
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    /// Several syllables of the tone.
    private static final Duration SPEECH = Duration.ofSeconds(3);

    /// Quieter is silence: comfort noise and suppressed hum stay below, the tone is at 0.05 and
    /// more.
    private static final double AUDIBLE = 0.01;

    private final CallsSetup setup;
    private final Path folder;
    private final Consumer<String> tell;

    CallsRun(CallsSetup setup, Path folder, Consumer<String> tell) {
        this.setup = setup;
        this.folder = folder;
        this.tell = tell;
    }

    CallsResult play() throws IOException, LabException, InterruptedException {
        LinkProfile link = setup.profile().eachWay();
        String prefix = "mc" + ProcessHandle.current().pid() % 10_000;
        List<Caller> callers = new ArrayList<>();
        try (Network network = new Network(prefix, setup.seed());
                Programs programs = new Programs(setup.java(), folder);
                // To the server and from it to the peer: one link up, one down.
                Relay relay = new Relay(2 * link.delayMs())) {
            Network.Host turnHost = network.addHost(LinkProfile.PERFECT, LinkProfile.PERFECT);
            List<Network.Host> hosts = new ArrayList<>();
            for (int i = 0; i < setup.clients(); i++) {
                hosts.add(
                        setup.profile().reach() == CallProfile.Reach.NAT
                                ? network.addHostBehindNat(link, link)
                                : network.addHost(link, link));
            }
            network.start();
            TurnServer turn =
                    setup.profile().needsRelay()
                            ? TurnServer.start(turnHost, programs, folder)
                            : null;
            Tone.play(programs, folder);
            EngineCommand command =
                    EngineCommand.of(setup.java(), setup.clientLib() + File.separator + "*")
                            .with(Map.of("PULSE_SOURCE", Tone.MICROPHONE));
            try {
                for (int i = 0; i < setup.clients(); i++) {
                    callers.add(open("c" + (i + 1), hosts.get(i), command, relay));
                }
                pause(LOBBY);
                return call(callers, turn, relay);
            } finally {
                callers.forEach(Caller::close);
            }
        }
    }

    private static Caller open(String name, Network.Host host, EngineCommand command, Relay relay)
            throws LabException {
        Caller caller = new Caller(new UserId(name), host, command, relay);
        caller.perform(new CallCommand.UseCamera(new CameraChoice.Drawn(name)));
        caller.perform(new CallCommand.WarmUp());
        if (!Caller.await(READY, caller::isReady)) {
            throw new LabException("The engine of " + name + " does not start.");
        }
        return caller;
    }

    private CallsResult call(List<Caller> callers, @Nullable TurnServer turn, Relay relay)
            throws IOException, LabException {
        try (PictureWatch watch = new PictureWatch(callers)) {
            long begin = System.nanoTime();
            for (int i = 0; i < callers.size(); i++) {
                callers.get(i).join(network(turn, i), callers);
            }
            Caller.await(
                    CONNECT,
                    () ->
                            watch.directions().stream()
                                    .allMatch(d -> d.viewer.isConnectedWith(d.shown.id())));
            List<Double> connectedMs = new ArrayList<>();
            for (Direction direction : watch.directions()) {
                direction
                        .viewer
                        .connectedNanos(direction.shown.id())
                        .ifPresent(at -> connectedMs.add((at - begin) / 1e6));
            }
            pause(WARM_UP);
            Window window = measure(callers, watch);
            int relayed = 0;
            List<Double> first = new ArrayList<>();
            for (Direction direction : watch.directions()) {
                Optional<Route> route = direction.viewer.route(direction.shown.id());
                if (route.isPresent() && route.get().type() == Route.Type.RELAY) {
                    relayed++;
                }
                List<Picture> all = direction.since(begin);
                if (!all.isEmpty()) {
                    first.add((all.getFirst().atNanos() - begin) / 1e6);
                }
            }
            int heard = listen(callers);
            CallsResult result =
                    new CallsResult(
                            callers.size(),
                            watch.directions().size(),
                            connectedMs.size(),
                            relayed,
                            connectedMs,
                            first,
                            window.framesPerS,
                            window.agesMs,
                            heard,
                            window.cpu,
                            window.residentMb);
            CallStories stories =
                    new CallStories(callers, watch, relay, i -> network(turn, i), setup.churns());
            tell.accept("longest offer: " + relay.longestOffer() + " characters");
            for (Story story : setup.stories()) {
                tell.accept("story " + stories.play(story));
            }
            return result;
        }
    }

    private CallNetwork network(@Nullable TurnServer turn, int client) {
        if (turn == null) {
            return CallNetwork.LOCAL;
        }
        String transport = setup.profile() == CallProfile.TURN && client % 2 == 1 ? "tcp" : "udp";
        return new CallNetwork(
                List.of(turn.credentials("c" + client, transport)),
                setup.profile().reach() == CallProfile.Reach.RELAY_ONLY);
    }

    private record Window(
            List<Double> framesPerS,
            List<Double> agesMs,
            List<Double> cpu,
            List<Double> residentMb) {}

    private Window measure(List<Caller> callers, PictureWatch watch)
            throws IOException, LabException {
        List<Double> cpuBefore = new ArrayList<>();
        for (Caller caller : callers) {
            cpuBefore.add(ProcessStat.cpuSeconds(caller.process().pid()));
        }
        long begin = System.nanoTime();
        pause(Duration.ofSeconds(setup.seconds()));
        double seconds = (System.nanoTime() - begin) / 1e9;
        Window window =
                new Window(
                        new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < callers.size(); i++) {
            long pid = callers.get(i).process().pid();
            window.cpu.add((ProcessStat.cpuSeconds(pid) - cpuBefore.get(i)) / seconds);
            window.residentMb.add(ProcessStat.residentBytes(pid) / 1e6);
        }
        for (Direction direction : watch.directions()) {
            List<Picture> pictures = direction.since(begin);
            window.framesPerS.add(pictures.size() / seconds);
            pictures.forEach(picture -> window.agesMs.add((double) picture.ageMs()));
        }
        return window;
    }

    /// One after the other speaks, the rest listens. At once would measure nothing: all have the
    /// same microphone, and echo cancellation would take one's own voice for the echo of another's.
    private int listen(List<Caller> callers) {
        if (!callers.stream().allMatch(Caller::hasSound)) {
            tell.accept("NO SOUND SYSTEM: nobody speaks, and audio_ok says so");
            return 0;
        }
        int heard = 0;
        for (Caller speaker : callers) {
            callers.forEach(caller -> caller.loudest(speaker.id()));
            pause(SPEECH.dividedBy(3));
            List<Double> silence = levels(callers, speaker);
            speaker.perform(new CallCommand.UseMicrophone(new MicrophoneChoice.SystemDefault()));
            pause(SPEECH);
            List<Double> speech = levels(callers, speaker);
            speaker.perform(new CallCommand.UseMicrophone(new MicrophoneChoice.Off()));
            pause(SPEECH.dividedBy(3));
            for (int i = 0; i < speech.size(); i++) {
                if (silence.get(i) < AUDIBLE && speech.get(i) > AUDIBLE) {
                    heard++;
                }
            }
            tell.accept(
                    "voice of " + speaker.id() + ": silent " + silence + ", speaking " + speech);
        }
        return heard;
    }

    private static List<Double> levels(List<Caller> callers, Caller speaker) {
        return callers.stream()
                .filter(caller -> caller != speaker)
                .map(caller -> Math.round(1_000 * caller.loudest(speaker.id())) / 1_000.0)
                .toList();
    }

    static void pause(Duration length) {
        Caller.await(length, () -> false);
    }
}
