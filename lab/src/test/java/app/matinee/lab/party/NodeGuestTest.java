package app.matinee.lab.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.matinee.lab.process.ClientProgram;
import app.matinee.lab.process.LabException;
import app.matinee.lab.process.Programs;
import app.matinee.lab.process.Tile;
import app.matinee.server.MatineeServer;
import app.matinee.server.ServerConfig;
import app.matinee.server.limit.LimitRates;
import app.matinee.server.room.RoomQuota;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `guest.mjs` was written from docs/protocol.md alone, in another language, on somebody else's
/// Socket.IO. If it can watch a film with the real desktop client, the page is right and enough.
@Timeout(150)
class NodeGuestTest {
    /// Next to the other script, which needs the same packages.
    private static final Path SCRIPTS = Path.of("..", "signaling-server", "src", "test", "js");

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Tile PLACE = new Tile(20, 20, 960, 600);

    @TempDir private Path folder;

    @Test
    void aScriptWrittenFromTheProtocolsPageWatchesWithADesktopClient() throws Exception {
        assumeToolsAreThere();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        try (MatineeServer server = MatineeServer.start(config());
                Programs programs = new Programs(java, folder)) {
            String address = "http://127.0.0.1:" + server.port();
            // First, because it takes longest.
            ClientProgram ana =
                    programs.startClient(
                            System.getProperty("java.class.path"),
                            "Ana",
                            PLACE,
                            List.of("--server", address));
            Path errors = folder.resolve("guest.err");
            Process guest =
                    new ProcessBuilder("node", "guest.mjs", address)
                            .directory(SCRIPTS.toFile())
                            .redirectError(errors.toFile())
                            .start();
            List<String> story = new ArrayList<>();
            try (BufferedReader lines = guest.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    story.add(line);
                    play(line, ana, address);
                }
                assertThat(guest.waitFor(10, TimeUnit.SECONDS)).isTrue();
            } finally {
                guest.destroyForcibly();
            }
            assertThat(story)
                    .as("%s", Files.readString(errors))
                    .hasSize(5)
                    .endsWith("playing", "said", "heard", "OK");
            assertThat(guest.exitValue()).isZero();
            ana.await("rest", SOON, s -> player(s).equals("PAUSED"));
            ana.await("see the guest leave", SOON, s -> s.at("/room/members").size() == 1);
            ana.tell("quit");
        }
    }

    /// The desktop's part, after each line of the script.
    private static void play(String line, ClientProgram ana, String address)
            throws LabException, InterruptedException {
        String word = line.split(" ", 2)[0];
        switch (word) {
            case "room" -> {
                String room = line.substring("room ".length());
                ana.tell(
                        "join",
                        with -> with.put("server", address).put("name", "Ana").put("room", room));
                JsonNode state = ana.await("come in", SOON, s -> s.at("/room/members").size() == 2);
                assertThat(state.at("/room/id").stringValue("")).isEqualTo(room);
                assertThat(state.at("/room/title").stringValue("")).isEqualTo("Friday");
            }
            case "playing" -> ana.await("play", SOON, s -> player(s).equals("PLAYING"));
            case "said" -> {
                ana.await("read the guest's line", SOON, NodeGuestTest::wasAsked);
                ana.tell("say", with -> with.put("text", "Here it is!"));
            }
            case "heard" -> ana.tell("pause");
            default -> assertThat(line).isEqualTo("OK");
        }
    }

    private static boolean wasAsked(JsonNode state) {
        for (JsonNode line : state.at("/room/chat")) {
            if (line.path("name").stringValue("").equals("Node")
                    && line.path("text")
                            .stringValue("")
                            .equals("Is the popcorn ready? \uD83C\uDF7F")) {
                return true;
            }
        }
        return false;
    }

    private static String player(JsonNode state) {
        return state.at("/room/film/player").stringValue("");
    }

    private static ServerConfig config() {
        return new ServerConfig(
                "127.0.0.1",
                0,
                Path.of("film"),
                null,
                "Test",
                Set.of(),
                Set.of(),
                2,
                RoomQuota.DEFAULT,
                100,
                100,
                LimitRates.DEFAULTS.withoutAddresses());
    }

    private static void assumeToolsAreThere() throws InterruptedException {
        String missing = System.getenv().getOrDefault("MATINEE_MISSING", "");
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");
        boolean screen = !linux || System.getenv("DISPLAY") != null;
        assumeTrue(
                screen,
                "SKIPPED: NodeGuestTest needs a screen (./matinee test starts one); missing: "
                        + missing);
        assumeTrue(
                !linux || hasSound(),
                "SKIPPED: NodeGuestTest needs a sound device (./matinee test starts one); missing: "
                        + missing);
        if (!runs("node", "--version") || !runs("npm", "--version")) {
            abort("SKIPPED: NodeGuestTest needs node and npm; missing: " + missing);
        }
        if (!Files.isDirectory(SCRIPTS.resolve("node_modules", "socket.io-client"))
                && !runs("npm", "ci", "--no-audit", "--no-fund")) {
            abort("SKIPPED: npm ci failed in " + SCRIPTS + ", so NodeGuestTest did not run");
        }
    }

    private static boolean hasSound() {
        return System.getenv("PIPEWIRE_RUNTIME_DIR") != null
                || Files.exists(Path.of("/dev/snd/timer"));
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(SCRIPTS.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
