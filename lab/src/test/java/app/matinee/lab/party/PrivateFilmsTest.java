package app.matinee.lab.party;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.client.player.PlayerReading.Status;
import app.matinee.client.session.PartyState;
import app.matinee.client.session.UserAction;
import app.matinee.server.MatineeServer;
import app.matinee.server.ServerConfig;
import app.matinee.server.limit.LimitRates;
import app.matinee.server.room.RoomQuota;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The real client's session before a server that keeps its films for members of a room.
@Timeout(60)
class PrivateFilmsTest {
    @Test
    void aMemberSeesTheLibraryAndOpensAFilmForAsLongAsTheyAreIn(@TempDir Path media)
            throws IOException, InterruptedException {
        Files.write(media.resolve("Film.mp4"), new byte[1_000]);
        try (MatineeServer server = MatineeServer.start(keepingFilmsPrivate(media));
                PartyGuest ana = new PartyGuest("Ana", 1);
                HttpClient http = HttpClient.newHttpClient()) {
            ana.start(URI.create("http://127.0.0.1:" + server.port()));
            ana.untilInRoom("get the library", room -> room.library() != null);
            ana.post(new UserAction.PutOn(Objects.requireNonNull(ana.room().library()).getFirst()));
            ana.untilInRoom(
                    "open the film", room -> ana.player.reading().status() == Status.PAUSED);

            HttpRequest asThePlayer =
                    HttpRequest.newBuilder(Objects.requireNonNull(ana.player.source())).build();
            assertThat(http.send(asThePlayer, BodyHandlers.ofByteArray()).body()).hasSize(1_000);

            ana.post(new UserAction.Leave());
            ana.until("leave", state -> state.link() instanceof PartyState.Link.Away);
            // The client is away at once; the server hears of it a moment later.
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(
                                            http.send(asThePlayer, BodyHandlers.discarding())
                                                    .statusCode())
                                    .isEqualTo(403));
        }
    }

    private static ServerConfig keepingFilmsPrivate(Path media) {
        return new ServerConfig(
                        "127.0.0.1",
                        0,
                        media,
                        null,
                        "Test",
                        Set.of(),
                        Set.of(),
                        1,
                        RoomQuota.DEFAULT,
                        100,
                        100,
                        LimitRates.DEFAULTS.withoutAddresses())
                .withPrivateMedia();
    }
}
