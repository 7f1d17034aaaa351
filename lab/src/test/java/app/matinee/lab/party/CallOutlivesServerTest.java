package app.matinee.lab.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.matinee.lab.process.ClientProgram;
import app.matinee.lab.process.LabException;
import app.matinee.lab.process.Programs;
import app.matinee.lab.process.Tile;
import app.matinee.server.KeepConfig;
import app.matinee.server.MatineeServer;
import app.matinee.server.ServerConfig;
import app.matinee.server.limit.LimitRates;
import app.matinee.server.room.RoomQuota;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The server only introduces people to each other. Two real clients see each other's drawn camera
/// through its end and its return.
@Timeout(180)
class CallOutlivesServerTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    /// Longer than what a decoder could still show of the time before.
    private static final Duration AWAY = Duration.ofSeconds(4);

    @TempDir private Path folder;

    @Test
    void facesMoveOnWhileTheServerIsAwayAndAfterIt() throws Exception {
        assumeTrue(
                System.getenv("DISPLAY") != null && System.getenv("PIPEWIRE_RUNTIME_DIR") != null,
                "SKIPPED: CallOutlivesServerTest needs a screen and a sound device (./matinee test"
                        + " starts both)");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        try (Programs programs = new Programs(java, folder.resolve("programs"))) {
            int port;
            ClientProgram ana;
            ClientProgram ben;
            try (MatineeServer server = MatineeServer.start(config(0))) {
                port = server.port();
                String address = "http://127.0.0.1:" + port;
                ana = client(programs, "Ana", 20, address);
                ben = client(programs, "Ben", 520, address);
                ana.tell("start", with -> with.put("server", address).put("name", "Ana"));
                String room =
                        ana.await("get a room", SOON, s -> s.has("room"))
                                .at("/room/id")
                                .stringValue("");
                ben.tell(
                        "join",
                        with -> with.put("server", address).put("name", "Ben").put("room", room));
                for (ClientProgram one : List.of(ana, ben)) {
                    one.tell("drawn_camera", with -> with.put("name", one.name()));
                    one.tell("camera", with -> with.put("on", true));
                }
                seeEachOther(ana, ben);
            }
            for (ClientProgram one : List.of(ana, ben)) {
                one.await("notice that the server is away", SOON, s -> !isUp(s));
                one.program().runsAfter(AWAY);
                assertThat(seesAFace(one.state())).as(one.name() + " without a server").isTrue();
                assertThat(isUp(one.state())).isFalse();
            }
            try (MatineeServer again = MatineeServer.start(config(port))) {
                assertThat(again.port()).isEqualTo(port);
                for (ClientProgram one : List.of(ana, ben)) {
                    one.await("come back", SOON, CallOutlivesServerTest::isUp);
                }
                ana.program().runsAfter(AWAY);
                for (ClientProgram one : List.of(ana, ben)) {
                    assertThat(seesAFace(one.state())).as(one.name() + " afterwards").isTrue();
                }
            }
        }
    }

    private static ClientProgram client(Programs programs, String name, int x, String address)
            throws LabException {
        return programs.startClient(
                System.getProperty("java.class.path"),
                name,
                new Tile(x, 20, 480, 360),
                List.of("--server", address));
    }

    private static void seeEachOther(ClientProgram ana, ClientProgram ben)
            throws LabException, InterruptedException {
        ana.await("see Ben", SOON, CallOutlivesServerTest::seesAFace);
        ben.await("see Ana", SOON, CallOutlivesServerTest::seesAFace);
    }

    private static boolean isUp(JsonNode state) {
        return "up".equals(state.at("/link/is").stringValue(""));
    }

    private static boolean seesAFace(JsonNode state) {
        return state.at("/call/peers")
                .valueStream()
                .anyMatch(peer -> peer.path("cameraFps").asDouble(0) > 5);
    }

    private ServerConfig config(int port) {
        return new ServerConfig(
                        "127.0.0.1",
                        port,
                        null,
                        null,
                        "Test",
                        Set.of(),
                        Set.of(),
                        2,
                        RoomQuota.DEFAULT,
                        100,
                        100,
                        LimitRates.DEFAULTS.withoutAddresses())
                .keeping(new KeepConfig(folder.resolve("data")));
    }
}
