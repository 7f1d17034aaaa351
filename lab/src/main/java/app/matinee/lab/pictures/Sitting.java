package app.matinee.lab.pictures;

import app.matinee.lab.process.ClientProgram;
import app.matinee.lab.process.LabException;
import app.matinee.lab.process.Programs;
import app.matinee.lab.process.Tile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// Ana and Ben sit for their pictures.
final class Sitting {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration FROZEN = Duration.ofMillis(700);
    private static final Tile WIDE = new Tile(0, 0, 1280, 800);
    private static final Tile SMALL = new Tile(900, 460, 900, 600);

    private final ClientProgram ana;
    private final ClientProgram ben;
    private final Path out;

    private Sitting(ClientProgram ana, ClientProgram ben, Path out) {
        this.ana = ana;
        this.ben = ben;
        this.out = out;
    }

    static void take(Programs programs, Path serverJar, Path clientLib, Path films, Path out)
            throws LabException, InterruptedException {
        String server = "http://127.0.0.1:" + programs.startServer(serverJar, films);
        List<String> options = List.of("--server", server);
        ClientProgram ana = programs.startClient(clientLib, "Ana", WIDE, options);
        ClientProgram ben = programs.startClient(clientLib, "Ben", SMALL, options);
        new Sitting(ana, ben, out).all(server);
    }

    private void all(String server) throws LabException, InterruptedException {
        ana.await("draw", SOON, s -> true);
        ben.await("draw", SOON, s -> true);
        rest();
        picture("lobby");

        ana.tell("start", with -> with.put("server", "http://127.0.0.1:9").put("name", "Ana"));
        ana.await("see that nobody answers", SOON, s -> !s.path("trouble").asString("").isEmpty());
        rest();
        picture("lobby-error");

        ana.tell("start", with -> with.put("server", server).put("name", "Ana"));
        JsonNode alone = ana.await("get a room", SOON, s -> s.at("/room/library").isArray());
        String room = alone.at("/room/id").stringValue("");
        rest();
        picture("room-alone");

        ben.tell("join", with -> with.put("server", server).put("name", "Ben").put("room", room));
        ana.await("see Ben", SOON, s -> s.at("/room/members").size() == 2);
        putOn(film(alone, "An evening outdoors"));
        await(s -> is(s, "PAUSED"));
        ben.tell("say", with -> with.put("text", "I brought popcorn \uD83C\uDF7F"));
        ana.tell("say", with -> with.put("text", "Lights out. Ready?"));
        ben.tell("say", with -> with.put("text", "Ready."));
        ana.tell("seek", with -> with.put("positionMs", 14_000));
        ana.tell("play");
        await(s -> is(s, "PLAYING"));
        await(s -> "IN_STEP".equals(s.at("/room/film/step").stringValue("")));
        ben.tell("say", with -> with.put("text", "That light over the water!"));
        ben.tell("react", with -> with.put("emoji", "\u2764\uFE0F"));
        ana.await("hear of the light", SOON, s -> s.at("/room/chat").toString().contains("light"));
        rest();
        picture("room");
        figures();

        ana.tell("fullscreen", with -> with.put("on", true));
        rest();
        ben.tell("say", with -> with.put("text", "Even better this large."));
        ben.tell("react", with -> with.put("emoji", "\uD83D\uDE0D"));
        rest();
        picture("full-screen");
        ana.tell("fullscreen", with -> with.put("on", false));

        putOn(film(alone, "Reel found in the attic"));
        ana.await(
                "refuse the reel", SOON, s -> is(s, "FAILED") || s.at("/room/film").has("failure"));
        rest();
        picture("film-error");
    }

    /// How the film keeps step, with a correction to see: this program stands still for a while, as
    /// a laptop does that sleeps.
    private void figures() throws LabException, InterruptedException {
        ana.program().freeze(FROZEN);
        ana.await("be corrected", SOON, s -> !s.path("corrections").isEmpty());
        await(s -> "IN_STEP".equals(s.at("/room/film/step").stringValue("")));
        press("I", true);
        rest();
        picture("figures");
        press("I", true);
        press("COMMA", true);
        rest();
        picture("settings");
        press("ESCAPE", false);
        rest();
    }

    private void press(String key, boolean shortcut) throws LabException, InterruptedException {
        ana.tell("press", with -> with.put("key", key).put("shortcut", shortcut));
    }

    private void putOn(String media) throws LabException, InterruptedException {
        ana.tell("put_on", with -> with.put("media", media));
    }

    private static String film(JsonNode state, String title) throws LabException {
        for (JsonNode film : state.at("/room/library")) {
            if (film.path("title").stringValue("").contains(title)) {
                return film.path("id").stringValue("");
            }
        }
        throw new LabException("The library has no \"" + title + "\".");
    }

    private void await(Predicate<JsonNode> wanted) throws LabException, InterruptedException {
        ana.await("get there", SOON, wanted);
        ben.await("get there", SOON, wanted);
    }

    /// Until what moves has come to rest: longer than any motion of the interface.
    private void rest() throws LabException, InterruptedException {
        if (!ana.program().runsAfter(Duration.ofMillis(1_200))) {
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
