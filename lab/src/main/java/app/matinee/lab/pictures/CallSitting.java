package app.matinee.lab.pictures;

import app.matinee.lab.process.ClientProgram;
import app.matinee.lab.process.LabException;
import app.matinee.lab.process.Programs;
import app.matinee.lab.process.Tile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// Four people with drawn cameras sit for the pictures of a call, seen in the first one's window.
final class CallSitting {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Tile WIDE = new Tile(0, 0, 1280, 800);
    private static final Tile SMALL = new Tile(900, 460, 900, 600);

    /// A camera sends fifteen a second; four windows on a small machine draw fewer.
    private static final double MOVING_FPS = 4;

    private final List<ClientProgram> all;
    private final ClientProgram ana;
    private final ClientProgram ben;
    private final Path out;

    private CallSitting(List<ClientProgram> all, Path out) {
        this.all = all;
        this.ana = all.get(0);
        this.ben = all.get(1);
        this.out = out;
    }

    static void take(Programs programs, Path serverJar, Path clientLib, Path films, Path out)
            throws LabException, InterruptedException {
        String server = "http://127.0.0.1:" + programs.startServer(serverJar, films);
        List<ClientProgram> all = new ArrayList<>();
        for (String name : List.of("Ana", "Ben", "Elif", "Noor")) {
            Tile tile = all.isEmpty() ? WIDE : SMALL;
            ClientProgram one =
                    programs.startClient(clientLib, name, tile, List.of("--server", server));
            // One after the other: four programs that start at once find each other slow.
            one.await("draw", SOON, s -> true);
            all.add(one);
        }
        CallSitting sitting = new CallSitting(all, out);
        sitting.meet(server);
        sitting.lookUp();
        sitting.watch();
        sitting.pictures();
    }

    private void meet(String server) throws LabException, InterruptedException {
        ana.tell("start", with -> with.put("server", server).put("name", "Ana"));
        String room =
                ana.await("get a room", SOON, s -> s.at("/room/library").isArray())
                        .at("/room/id")
                        .stringValue("");
        for (ClientProgram guest : all.subList(1, all.size())) {
            String name = guest.name();
            guest.tell(
                    "join", with -> with.put("server", server).put("name", name).put("room", room));
        }
        ana.await("see everybody", SOON, s -> s.at("/room/members").size() == all.size());
    }

    private void watch() throws LabException, InterruptedException {
        String film = "";
        for (JsonNode each : ana.state().at("/room/library")) {
            if (each.path("title").stringValue("").contains("evening")) {
                film = each.path("id").stringValue("");
            }
        }
        String media = film;
        ana.tell("put_on", with -> with.put("media", media));
        for (ClientProgram one : all) {
            one.await("open the film", SOON, s -> is(s, "PAUSED"));
        }
        ana.tell("seek", with -> with.put("positionMs", 14_000));
        ana.tell("play");
        for (ClientProgram one : all) {
            one.await("play the film", SOON, s -> is(s, "PLAYING"));
        }
        ben.tell("say", with -> with.put("text", "I brought popcorn \uD83C\uDF7F"));
        all.get(2).tell("say", with -> with.put("text", "Hello from the tram!"));
    }

    /// Cameras on, until the first sees all the others move.
    private void lookUp() throws LabException, InterruptedException {
        for (ClientProgram one : all) {
            one.tell("drawn_camera", with -> with.put("name", one.name()));
            one.tell("camera", with -> with.put("on", true));
            one.await("look up", SOON, s -> "LIVE".equals(s.at("/call/camera").stringValue("")));
        }
        ana.await(
                "see three faces",
                SOON,
                s ->
                        peers(s, p -> p.path("cameraFps").asDouble(0) >= MOVING_FPS)
                                == all.size() - 1);
    }

    private void pictures() throws LabException, InterruptedException {
        // Where there is a microphone, Ben is heard: it hears the film.
        ben.tell("microphone", with -> with.put("on", true));
        rest();
        picture("party");

        press("I", true, false);
        rest();
        picture("party-figures");
        press("I", true, false);

        ana.tell("fullscreen", with -> with.put("on", true));
        rest();
        ben.tell("say", with -> with.put("text", "Look at that sky."));
        rest();
        picture("party-full-screen");
        ana.tell("fullscreen", with -> with.put("on", false));
        ben.tell("microphone", with -> with.put("on", false));

        ben.tell("screen", with -> with.put("on", true));
        ana.await(
                "see Ben's screen",
                SOON,
                s -> peers(s, p -> p.path("screenFps").asDouble(0) >= 1) == 1);
        rest();
        picture("screen-share");
        ben.tell("screen", with -> with.put("on", false));

        press("D", true, true);
        rest();
        picture("devices");
        press("ESCAPE", false, false);
    }

    private static long peers(JsonNode state, Predicate<JsonNode> which) {
        return state.at("/call/peers").valueStream().filter(which).count();
    }

    private void press(String key, boolean shortcut, boolean shift)
            throws LabException, InterruptedException {
        ana.tell(
                "press",
                with -> with.put("key", key).put("shortcut", shortcut).put("shift", shift));
    }

    /// Until what moves has come to rest.
    private void rest() throws LabException, InterruptedException {
        if (!ana.program().runsAfter(Duration.ofMillis(2_000))) {
            throw new LabException(ana.program().whereItEnded());
        }
    }

    private void picture(String name) throws LabException, InterruptedException {
        String file = out.resolve(name + ".png").toString();
        ana.tell("screenshot", with -> with.put("file", file));
    }

    private static boolean is(JsonNode state, String player) {
        return player.equals(state.at("/room/film/player").stringValue(""));
    }
}
