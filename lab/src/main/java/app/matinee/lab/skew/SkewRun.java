package app.matinee.lab.skew;

import app.matinee.lab.net.LinkProfile;
import app.matinee.lab.net.Network;
import app.matinee.lab.process.ClientProgram;
import app.matinee.lab.process.LabException;
import app.matinee.lab.process.Program;
import app.matinee.lab.process.Programs;
import app.matinee.lab.process.Tile;
import app.matinee.lab.rig.LabRig;
import app.matinee.lab.sound.Ears;
import app.matinee.lab.sound.Recording;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// One run: the network, the screen, the server and the clients, the story, and what came of it.
final class SkewRun {
    private static final Duration SOON = Duration.ofSeconds(40);

    /// The clocks' first burst, and the JIT's first work.
    private static final Duration WARM_UP = Duration.ofSeconds(4);

    /// Of film before the story: three programs that draw their first frames at once fill two cores
    /// for three seconds, measured, which on machines of their own none of them would.
    private static final Duration REHEARSAL = Duration.ofSeconds(10);

    private static final int TILE_WIDTH = 900;
    private static final int TILE_HEIGHT = 600;
    private static final double MAX_OFFSET_MS = 600_000;
    private static final double MAX_DRIFT_PPM = 150;
    private static final Pattern DISPLAY = Pattern.compile("^(\\d+)$");

    private final SkewSetup setup;
    private final Path folder;
    private final List<WrongClock> clocks = new ArrayList<>();

    /// How wrong a client's clock is made.
    record WrongClock(double offsetMs, double driftPpm) {}

    /// @param folder of this run's own
    SkewRun(SkewSetup setup, Path folder) {
        this.setup = setup;
        this.folder = folder;
        SplittableRandom chance = new SplittableRandom(setup.seed());
        for (int i = 0; i < setup.clients(); i++) {
            clocks.add(
                    new WrongClock(
                            chance.nextDouble(-MAX_OFFSET_MS, MAX_OFFSET_MS),
                            chance.nextDouble(-MAX_DRIFT_PPM, MAX_DRIFT_PPM)));
        }
    }

    SkewResult play() throws IOException, LabException, InterruptedException {
        Path films = FilmReel.longEnough(setup, folder.resolve("films"));
        List<String> trained = TrainedClient.options(setup.programs(), classPath(), folder);
        String load = CpuMeter.loadAverage();
        String prefix = "ms" + ProcessHandle.current().pid() % 10_000;
        try (Network network = new Network(prefix, setup.seed());
                Programs programs = new Programs(setup.programs().java(), folder)) {
            Ears ears = ears(prefix, programs);
            LinkProfile link = setup.profile().eachWay();
            Network.Host serverHost = network.addHost(LinkProfile.PERFECT, LinkProfile.PERFECT);
            List<Network.Host> hosts = new ArrayList<>();
            for (int i = 0; i < setup.clients(); i++) {
                hosts.add(network.addHost(link, link));
            }
            network.start();
            List<Tile> tiles = grid(setup.clients());
            Program screen = screen(programs, tiles);
            String display = ":" + screen.awaitSign(SOON);
            Program server =
                    programs.startServer(setup.programs().serverJar(), films, serverHost::command);
            String address = "http://" + serverHost.address() + ":" + server.awaitSign(SOON);
            List<ClientProgram> clients = new ArrayList<>();
            for (int i = 0; i < setup.clients(); i++) {
                Map<String, String> environment = new HashMap<>(ears.environment(i));
                environment.put("DISPLAY", display);
                environment.put("NO_AT_BRIDGE", "1");
                ClientProgram client =
                        programs.startClientAt(
                                client(i, tiles.get(i), films, address, trained),
                                environment,
                                hosts.get(i)::command);
                clients.add(client);
                // One after the other: several JVMs at once starve each other on few cores.
                client.state();
            }
            String room = meet(clients, address);
            inject(clients);
            StoryBook book = new StoryBook(setup.profile().limits());
            SkewScript script =
                    new SkewScript(
                            setup,
                            clients,
                            hosts,
                            book,
                            () -> join(clients.getLast(), room, address));
            ears.listen();
            Map<String, Long> pids = pids(clients, server, screen);
            pids.putAll(ears.pids());
            CpuMeter cpu = new CpuMeter(pids);
            Framebuffer pixels = Framebuffer.open(folder.resolve("Xvfb_screen0"));
            SkewScript.Marks marks;
            List<ScreenWatch.Glimpse> glimpses;
            try (ScreenWatch watch = new ScreenWatch(pixels, tiles)) {
                marks = script.play();
                glimpses = watch.glimpses();
            }
            Map<String, Long> born = engines(clients);
            born.keySet().removeAll(pids.keySet());
            CpuMeter.Spent spent = cpu.spent(born);
            List<Integer> faces = new ArrayList<>();
            if (setup.call()) {
                for (ClientProgram client : clients) {
                    JsonNode state = client.state();
                    faces.add(CallBeside.faces(state));
                    if (faces.getLast() < clients.size() - 1) {
                        System.out.println(
                                "skew: "
                                        + client.name()
                                        + " misses a face: "
                                        + CallBeside.sight(state));
                    }
                }
            }
            Optional<Recording> heard = ears.heard();
            List<List<Correction>> corrections = new ArrayList<>();
            for (ClientProgram client : clients) {
                corrections.add(Correction.of(client.state(), logOf(client)));
                client.tell("quit");
            }
            for (ClientProgram client : clients) {
                client.program().runsAfter(Duration.ofSeconds(3));
            }
            return SkewResult.of(
                    setup,
                    new SkewResult.Conditions(
                            load, CpuMeter.loadAverage(), spent, List.copyOf(clocks), faces),
                    book.story(),
                    marks,
                    script.dark(),
                    tracks(),
                    glimpses,
                    heard.map(sound -> SoundSkew.of(sound, book.story())).orElse(SoundSkew.UNHEARD),
                    corrections);
        }
    }

    private String classPath() {
        return setup.programs().clientLib() + "/*:" + ownJar();
    }

    private Programs.Client client(
            int i, Tile tile, Path films, String address, List<String> trained) {
        List<String> jvm = new ArrayList<>(trained);
        jvm.add("-D" + LabRig.FRAMES + "=" + frames(i));
        jvm.add("-D" + LabRig.TRACE + "=" + folder.resolve("trace-" + i + ".txt"));
        if (!setup.baseline().isEmpty()) {
            jvm.add("-D" + LabRig.ALGORITHM + "=" + setup.baseline());
        }
        return new Programs.Client(
                name(i),
                classPath(),
                jvm,
                tile,
                List.of(
                        "--server",
                        address,
                        "--films",
                        films.toString(),
                        "--clock-offset-ms",
                        Double.toString(clocks.get(i).offsetMs()),
                        "--clock-drift-ppm",
                        Double.toString(clocks.get(i).driftPpm())));
    }

    private static String name(int i) {
        return "c" + i;
    }

    private Path frames(int i) {
        return folder.resolve("frames-" + i + ".txt");
    }

    private Path logOf(ClientProgram client) {
        return folder.resolve(client.name() + ".log");
    }

    /// The laboratory's own jar, which brings its rig to the client.
    private static String ownJar() {
        return Path.of(
                        java.net.URI.create(
                                SkewRun.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toString()))
                .toString();
    }

    private static List<Tile> grid(int count) {
        int columns = (int) Math.ceil(Math.sqrt(count));
        List<Tile> tiles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tiles.add(
                    new Tile(
                            i % columns * TILE_WIDTH,
                            i / columns * TILE_HEIGHT,
                            TILE_WIDTH,
                            TILE_HEIGHT));
        }
        return tiles;
    }

    private Ears ears(String prefix, Programs programs) throws LabException, InterruptedException {
        if (Ears.areHere()) {
            return Ears.open(prefix, setup.clients(), folder, programs);
        }
        System.out.println("skew: no PipeWire of our own, so the sound is not listened to");
        return Ears.none(folder, programs);
    }

    private Program screen(Programs programs, List<Tile> tiles) throws LabException {
        int width = tiles.stream().mapToInt(t -> t.x() + t.width()).max().orElseThrow();
        int height = tiles.stream().mapToInt(t -> t.y() + t.height()).max().orElseThrow();
        List<String> command =
                List.of(
                        "Xvfb",
                        "-displayfd",
                        "1",
                        "-screen",
                        "0",
                        width + "x" + height + "x24",
                        "-fbdir",
                        folder.toString(),
                        "-nolisten",
                        "tcp",
                        "-noreset");
        return programs.start("screen", command, Map.of(), DISPLAY);
    }

    private static Map<String, Long> pids(
            List<ClientProgram> clients, Program server, Program screen) {
        Map<String, Long> pids = new LinkedHashMap<>();
        clients.forEach(client -> pids.put(client.name(), client.program().pid()));
        pids.putAll(engines(clients));
        pids.put("server", server.pid());
        pids.put("screen", screen.pid());
        pids.put("lab", ManagementFactory.getRuntimeMXBean().getPid());
        return pids;
    }

    /// The processes that clients have started: their calls' engines.
    private static Map<String, Long> engines(List<ClientProgram> clients) {
        Map<String, Long> pids = new LinkedHashMap<>();
        for (ClientProgram client : clients) {
            ProcessHandle.of(client.program().pid()).stream()
                    .flatMap(ProcessHandle::descendants)
                    .forEach(child -> pids.put(client.name() + "-engine", child.pid()));
        }
        return pids;
    }

    /// @return the room, with all but the last client in it and the film open in all of them
    private String meet(List<ClientProgram> clients, String address)
            throws LabException, InterruptedException {
        ClientProgram host = clients.getFirst();
        host.tell("start", with -> with.put("server", address).put("name", host.name()));
        String room =
                host.await("get a room", SOON, s -> s.has("room")).at("/room/id").stringValue("");
        host.tell("wait_for", with -> with.put("who", setup.policy()));
        host.await(
                "change the policy",
                SOON,
                s -> setup.policy().equals(s.at("/room/waitFor").stringValue("")));
        List<ClientProgram> early = clients.subList(0, clients.size() - 1);
        for (ClientProgram client : early.subList(1, early.size())) {
            join(client, room, address);
        }
        clients.getLast().state();
        String film =
                host.await("get the library", SOON, s -> s.at("/room/library/0").isObject())
                        .at("/room/library/0/id")
                        .stringValue("");
        host.tell("put_on", with -> with.put("media", film));
        for (ClientProgram client : early) {
            client.await("open the film", SOON, SkewRun::rests);
        }
        if (setup.call()) {
            // The last one too: who means to be seen looks at their own picture before they enter.
            for (ClientProgram client : clients) {
                CallBeside.switchOn(client);
            }
            CallBeside.awaitFaces(early);
        }
        host.program().runsAfter(WARM_UP);
        rehearse(early);
        return room;
    }

    /// Plays the beginning once, and goes back to it.
    private static void rehearse(List<ClientProgram> clients)
            throws LabException, InterruptedException {
        ClientProgram host = clients.getFirst();
        host.tell("play");
        host.program().runsAfter(REHEARSAL);
        host.tell("pause");
        for (ClientProgram client : clients) {
            client.await("rest after the rehearsal", SOON, SkewRun::rests);
        }
        host.tell("seek", with -> with.put("positionMs", 0));
        for (ClientProgram client : clients) {
            client.await(
                    "stand at the beginning",
                    SOON,
                    s -> rests(s) && s.at("/room/film/positionMs").doubleValue(-1) == 0);
        }
        host.program().runsAfter(WARM_UP);
    }

    private static boolean rests(JsonNode state) {
        return "PAUSED".equals(state.at("/room/film/player").stringValue(""));
    }

    private static void join(ClientProgram client, String room, String address)
            throws LabException, InterruptedException {
        client.tell(
                "join",
                with -> with.put("server", address).put("name", client.name()).put("room", room));
    }

    private void inject(List<ClientProgram> clients) throws LabException, InterruptedException {
        Integer byMs = setup.injectMs();
        if (byMs != null) {
            clients.get(SkewSetup.INJECTED).tell("audio_delay", with -> with.put("offsetMs", byMs));
        }
    }

    private List<FrameTrack> tracks() throws IOException {
        List<FrameTrack> tracks = new ArrayList<>();
        for (int i = 0; i < setup.clients(); i++) {
            tracks.add(FrameTrack.read(frames(i)));
        }
        return tracks;
    }
}
