package app.matinee.lab.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `peer.html` was written from docs/protocol.md alone. If a browser that shows it and the desktop
/// client with its real engine see each other's camera, others can write clients too.
@Timeout(240)
class BrowserPeerTest {
    /// Whose packages hold the Socket.IO client for browsers.
    private static final Path SCRIPTS = Path.of("..", "signaling-server", "src", "test", "js");

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Tile PLACE = new Tile(20, 20, 960, 600);

    /// Two seconds of a camera; a picture that merely got through once is not enough.
    private static final int MOVING = 30;

    @TempDir private Path folder;

    @Test
    void aBrowserAndTheDesktopClientSeeEachOther() throws Exception {
        assumeToolsAreThere();
        Path socketIo =
                SCRIPTS.resolve(
                        Path.of("node_modules", "socket.io-client", "dist", "socket.io.min.js"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        try (PageHost pages = new PageHost(socketIo);
                MatineeServer server = MatineeServer.start(config(pages.origin()));
                Programs programs = new Programs(java, folder.resolve("programs"))) {
            String address = "http://127.0.0.1:" + server.port();
            ClientProgram ana =
                    programs.startClient(
                            System.getProperty("java.class.path"),
                            "Ana",
                            PLACE,
                            List.of("--server", address));
            ana.tell("start", with -> with.put("server", address).put("name", "Ana"));
            String room =
                    ana.await("get a room", SOON, s -> s.has("room"))
                            .at("/room/id")
                            .stringValue("");
            ana.tell("drawn_camera", with -> with.put("name", "Ana"));
            ana.tell("camera", with -> with.put("on", true));
            ana.await("look up", SOON, s -> "LIVE".equals(s.at("/call/camera").stringValue("")));

            String page = pages.origin() + "/peer.html?server=" + address + "&room=" + room;
            meet(ana, pages, page + "&name=Web");
            // Both offer at once, which is against the page's advice and allowed.
            meet(ana, pages, page + "&name=Eager&first=yes");
        }
    }

    private void meet(ClientProgram ana, PageHost pages, String page)
            throws IOException, LabException, InterruptedException {
        pages.forget();
        Path profile = Files.createTempDirectory(folder, "profile");
        Process browser = browse(page, profile);
        try {
            await().atMost(SOON)
                    .untilAsserted(() -> {
                        JsonNode report = pages.report();
                        assertThat(report.path("framesIn").intValue(0))
                                .as("%s", report)
                                .isGreaterThan(MOVING);
                    });
            JsonNode report = pages.report();
            assertThat(report.path("errors")).isEmpty();
            assertThat(report.path("lit").booleanValue(false)).as("%s", report).isTrue();
            assertThat(report.path("framesOut").intValue(0)).isGreaterThan(MOVING / 2);
            JsonNode state =
                    ana.await(
                            "see the page's camera move",
                            SOON,
                            s ->
                                    s.at("/call/peers")
                                            .valueStream()
                                            .anyMatch(BrowserPeerTest::moves));
            assertThat(state.at("/room/members")).hasSize(2);
            pages.leave();
            ana.await("let go of the page", SOON, s -> s.at("/call/peers").isEmpty());
        } finally {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static boolean moves(JsonNode peer) {
        return peer.path("camera").booleanValue(false) && peer.path("cameraFps").asDouble(0) > 5;
    }

    private static Process browse(String page, Path profile) {
        try {
            return new ProcessBuilder(
                            "chromium",
                            "--headless=new",
                            // The tests' user may be root, and /dev/shm small.
                            "--no-sandbox",
                            "--disable-dev-shm-usage",
                            "--disable-gpu",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--user-data-dir=" + profile,
                            page)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return abort("SKIPPED: BrowserPeerTest needs chromium: " + e.getMessage());
        }
    }

    private static ServerConfig config(String origin) {
        return new ServerConfig(
                "127.0.0.1",
                0,
                Path.of("film"),
                null,
                "Test",
                Set.of(),
                Set.of(origin),
                2,
                RoomQuota.DEFAULT,
                100,
                100,
                LimitRates.DEFAULTS.withoutAddresses());
    }

    private static void assumeToolsAreThere() throws InterruptedException {
        String missing = System.getenv().getOrDefault("MATINEE_MISSING", "");
        assumeTrue(
                System.getenv("DISPLAY") != null && System.getenv("PIPEWIRE_RUNTIME_DIR") != null,
                "SKIPPED: BrowserPeerTest needs a screen and a sound device (./matinee test starts"
                        + " both); missing: "
                        + missing);
        if (!Files.isDirectory(SCRIPTS.resolve(Path.of("node_modules", "socket.io-client")))
                && !runs("npm", "ci", "--no-audit", "--no-fund")) {
            abort("SKIPPED: BrowserPeerTest needs npm; missing: " + missing);
        }
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
