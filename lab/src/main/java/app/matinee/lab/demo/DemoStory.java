package app.matinee.lab.demo;

import app.matinee.lab.process.ClientProgram;
import app.matinee.lab.process.LabException;
import app.matinee.lab.process.Programs;
import app.matinee.lab.process.Tile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What happens in a demo, in order: Ana starts a party, Ben joins, they watch; with an end in
/// sight Ben pauses and resumes and Ana seeks, so that commands are seen to cross both ways.
final class DemoStory {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String GREETING = "Is the popcorn ready?";

    /// Shorter than this, the film just plays.
    private static final Duration ROOM_FOR_COMMANDS = Duration.ofSeconds(14);

    private static final Duration PAUSE = Duration.ofMillis(2_000);

    private final Programs programs;
    private final Cast cast;
    private final Optional<Path> screenshots;
    private final DemoReport report;

    /// @param media a folder with a film
    record Cast(Path serverJar, Path clientLib, Path media) {}

    DemoStory(Programs programs, Cast cast, Optional<Path> screenshots, DemoReport report) {
        this.programs = programs;
        this.cast = cast;
        this.screenshots = screenshots;
        this.report = report;
    }

    /// @param length of the playing; empty until a window is closed
    void play(Optional<Duration> length) throws LabException, InterruptedException {
        int port = programs.startServer(cast.serverJar(), cast.media());
        String server = "http://127.0.0.1:" + port;
        report.happened("server up");
        List<Tile> tiles = Screen.tiles(2);
        ClientProgram ana = client("Ana", tiles.get(0), server);
        ClientProgram ben = client("Ben", tiles.get(1), server);
        meet(ana, ben, server);
        lookUp(ana, ben);
        putOn(ana, ben);
        try (PositionLog anas = PositionLog.of(ana);
                PositionLog bens = PositionLog.of(ben)) {
            watch(ana, ben);
            chat(ana, ben);
            if (length.isPresent()) {
                passTheTime(ana, ben, length.get());
                finish(ana, ben);
            } else {
                untilClosed(ana, ben);
            }
            report.skew(SkewSeries.of(anas.samples(), bens.samples()));
            report.played(anas.played());
            report.played(bens.played());
        }
    }

    private ClientProgram client(String name, Tile tile, String server) throws LabException {
        return programs.startClient(cast.clientLib(), name, tile, List.of("--server", server));
    }

    private void meet(ClientProgram ana, ClientProgram ben, String server)
            throws LabException, InterruptedException {
        ana.tell("start", with -> with.put("server", server).put("name", "Ana"));
        report.clientUp();
        String room =
                ana.await("get a room", SOON, s -> s.has("room")).at("/room/id").stringValue("");
        ben.tell("join", with -> with.put("server", server).put("name", "Ben").put("room", room));
        report.clientUp();
        for (ClientProgram client : List.of(ana, ben)) {
            client.await("see both members", SOON, s -> s.at("/room/members").size() == 2);
        }
        report.happened("both in room " + room);
    }

    /// Drawn cameras: nobody's real one is switched on by a demo. The film does not wait for them.
    private static void lookUp(ClientProgram ana, ClientProgram ben)
            throws LabException, InterruptedException {
        for (ClientProgram client : List.of(ana, ben)) {
            client.tell("drawn_camera", with -> with.put("name", client.name()));
            client.tell("camera", with -> with.put("on", true));
        }
    }

    /// Whether pictures of the other one's camera were decoded in the last second.
    private static boolean seesAFace(JsonNode state) {
        return state.at("/call/peers")
                .valueStream()
                .anyMatch(peer -> peer.path("cameraFps").asDouble(0) > 0);
    }

    private void putOn(ClientProgram ana, ClientProgram ben)
            throws LabException, InterruptedException {
        JsonNode state = ana.await("get the library", SOON, s -> s.at("/room/library").isArray());
        JsonNode first = state.at("/room/library/0/id");
        if (first.isMissingNode()) {
            throw new LabException("The server's library is empty: there is nothing to watch.");
        }
        ana.tell("put_on", with -> with.put("media", first.stringValue()));
        for (ClientProgram client : List.of(ana, ben)) {
            client.await("open the film", SOON, s -> is(s, "/room/film/player", "PAUSED"));
        }
        report.happened("film open in both");
    }

    private void watch(ClientProgram ana, ClientProgram ben)
            throws LabException, InterruptedException {
        ana.tell("play");
        report.playCommanded();
        for (ClientProgram client : List.of(ana, ben)) {
            client.await("play the film", SOON, s -> is(s, "/room/film/player", "PLAYING"));
        }
    }

    private void chat(ClientProgram ana, ClientProgram ben)
            throws LabException, InterruptedException {
        ana.tell("say", with -> with.put("text", GREETING));
        ben.await("read the chat line", SOON, DemoStory::wasGreeted);
        report.chatDelivered();
        report.happened("chat line of A arrived at B");
        ben.tell("react", with -> with.put("emoji", "\uD83C\uDF89"));
    }

    private static boolean wasGreeted(JsonNode state) {
        for (JsonNode line : state.at("/room/chat")) {
            if (GREETING.equals(line.path("text").stringValue(""))
                    && !line.path("own").booleanValue(true)) {
                return true;
            }
        }
        return false;
    }

    private void passTheTime(ClientProgram ana, ClientProgram ben, Duration length)
            throws LabException, InterruptedException {
        if (length.compareTo(ROOM_FOR_COMMANDS) < 0) {
            pass(length, ana, ben);
            return;
        }
        Duration third = length.minus(PAUSE).dividedBy(3);
        pass(third, ana, ben);
        ben.tell("pause");
        report.happened("B pauses");
        ana.await("rest when B paused", SOON, s -> is(s, "/room/film/player", "PAUSED"));
        pass(PAUSE, ana, ben);
        ben.tell("play");
        report.happened("B resumes");
        ana.await("go on when B resumed", SOON, s -> is(s, "/room/film/player", "PLAYING"));
        pass(third, ana, ben);
        long target = seekTarget(ana.state());
        ana.tell("seek", with -> with.put("positionMs", target));
        report.happened("A seeks to " + target + " ms");
        ben.await(
                "follow A's seek",
                SOON,
                s ->
                        Math.abs(s.at("/room/film/positionMs").longValue(-1) - target) < 2_000
                                && is(s, "/room/film/player", "PLAYING"));
        pass(third, ana, ben);
    }

    /// Far from where the film is, and far enough from its end to play on.
    private static long seekTarget(JsonNode state) {
        double durationMs = state.at("/room/film/durationMs").doubleValue(0);
        return Math.round(durationMs * 0.1);
    }

    private void finish(ClientProgram ana, ClientProgram ben)
            throws LabException, InterruptedException {
        for (ClientProgram client : List.of(ana, ben)) {
            JsonNode state =
                    client.await("still play", SOON, s -> is(s, "/room/film/player", "PLAYING"));
            ObjectNode facts = report.factsOf(client.name());
            facts.set("link", state.path("link"));
            facts.set("film", state.at("/room/film"));
            facts.set("call", state.path("call"));
            if (seesAFace(state)) {
                report.faceSeen();
            }
        }
        if (screenshots.isPresent()) {
            Screen.grab(screenshots.get().resolve("screen.png"));
            for (ClientProgram client : List.of(ana, ben)) {
                Path file =
                        screenshots.get().resolve(client.name().toLowerCase(Locale.ROOT) + ".png");
                client.tell(
                        "screenshot", with -> with.put("file", file.toAbsolutePath().toString()));
            }
        }
        report.happened("end");
        for (ClientProgram client : List.of(ana, ben)) {
            client.tell("quit");
        }
    }

    private static void untilClosed(ClientProgram ana, ClientProgram ben)
            throws InterruptedException {
        System.out.println("demo: both windows are yours; close one to end");
        boolean open = true;
        while (open) {
            open = ana.program().runsAfter(Duration.ofMillis(200)) && ben.program().runs();
        }
    }

    private static void pass(Duration time, ClientProgram ana, ClientProgram ben)
            throws LabException, InterruptedException {
        if (!ana.program().runsAfter(time)) {
            throw new LabException(ana.program().whereItEnded());
        }
        if (!ben.program().runs()) {
            throw new LabException(ben.program().whereItEnded());
        }
    }

    private static boolean is(JsonNode state, String pointer, String value) {
        return value.equals(state.at(pointer).stringValue(""));
    }
}
