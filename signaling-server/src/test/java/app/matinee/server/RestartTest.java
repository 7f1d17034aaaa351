package app.matinee.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a server with a data folder still knows after it was started anew. The lab kills it
/// (`./matinee lab restart`); here it is asked to stop.
class RestartTest {
    @TempDir private Path data;
    private final List<Guest> guests = new ArrayList<>();
    private MatineeServer server;

    @BeforeEach
    void start() {
        server = MatineeServer.start(TestConfig.keeping(data));
    }

    @AfterEach
    void stop() {
        guests.forEach(Guest::close);
        server.close();
    }

    @Test
    void aRoomIsThereAgainAndItsFilmWhereItWouldBe() {
        Guest ana = guest("Ana");
        String room = ana.createRoom(Map.of("title", "Friday"));
        JSONObject before = ana.await("room_joined");
        load(ana);
        ana.ask("play", Map.of("positionMs", 5_000, "commandId", "p1"));
        JSONObject played = ana.await("playback", p -> p.getString("action").equals("play"));
        ana.ask("queue_add", Map.of("media", film("next")));
        ana.ask("chat_message", Map.of("text", "hello", "clientMessageId", "c1"));

        restart();
        Guest again = resuming("Ana", before.getString("resume"));
        JSONObject after = again.join(room);

        assertThat(after.getString("self")).isEqualTo(before.getString("self"));
        assertThat(after.getJSONArray("members").getJSONObject(0).getString("role"))
                .isEqualTo("host");
        assertThat(after.getJSONObject("room").getString("title")).isEqualTo("Friday");
        assertThat(after.getJSONObject("room").getString("epoch"))
                .isEqualTo(before.getJSONObject("room").getString("epoch"));
        assertThat(after.getJSONObject("playback").getJSONObject("timeline").toString())
                .isEqualTo(played.getJSONObject("timeline").toString());
        assertThat(after.getJSONArray("queue").length()).isEqualTo(1);
        assertThat(texts(after)).containsExactly("hello");
    }

    @Test
    void theClockGoesOn() {
        Guest ana = guest("Ana");
        long beforeNanos = System.nanoTime();
        long before = serverMs(ana);
        restart();
        long after = serverMs(guest("Ben"));
        long elapsedMs = (System.nanoTime() - beforeNanos) / 1_000_000;
        assertThat(after - before).isBetween(0L, elapsedMs + 2);
    }

    @Test
    void aLineSentAgainAfterARestartIsStoredOnce() {
        Guest ana = guest("Ana");
        String room = ana.createRoom(Map.of());
        String token = ana.await("room_joined").getString("resume");
        JSONObject first = ana.ask("chat_message", Map.of("text", "once", "clientMessageId", "c1"));
        restart();
        Guest again = resuming("Ana", token);
        again.join(room);
        JSONObject second =
                again.ask("chat_message", Map.of("text", "once", "clientMessageId", "c1"));
        assertThat(second.getString("id")).isEqualTo(first.getString("id"));
        assertThat(texts(guest("Ben").join(room))).containsExactly("once");
    }

    @Test
    void aCommandSentAgainAfterARestartActsOnce() {
        Guest ana = guest("Ana");
        String room = ana.createRoom(Map.of());
        String token = ana.await("room_joined").getString("resume");
        load(ana);
        long seq = ana.ask("seek", Map.of("positionMs", 7_000, "commandId", "s1")).getLong("seq");
        restart();
        Guest again = resuming("Ana", token);
        again.join(room);
        assertThat(again.ask("seek", Map.of("positionMs", 7_000, "commandId", "s1")).getLong("seq"))
                .isEqualTo(seq);
    }

    @Test
    void aUsedTokenIsOfNoUseAfterARestartEither() {
        Guest ana = guest("Ana");
        String room = ana.createRoom(Map.of());
        String used = ana.await("room_joined").getString("resume");
        ana.close();
        Guest again = resuming("Ana", used);
        again.join(room);
        again.ask("chat_message", Map.of("text", "I am back", "clientMessageId", "c1"));
        restart();
        Guest thief = resuming("Ana", used);
        JSONObject refusal = thief.ask("join_room", Map.of("roomId", room));
        assertThat(refusal.getJSONObject("error").getString("code")).isEqualTo("resume_invalid");
    }

    private void restart() {
        guests.forEach(Guest::close);
        guests.clear();
        server.close();
        start();
    }

    private Guest guest(String name) {
        Guest guest = Guest.connect(server.port(), name);
        guests.add(guest);
        return guest;
    }

    private Guest resuming(String name, String token) {
        Guest guest = Guest.resuming(server.port(), name, token);
        guests.add(guest);
        return guest;
    }

    private static void load(Guest guest) {
        guest.ask("load_media", Map.of("media", film("film"), "commandId", "l1"));
        guest.await("playback", p -> p.getString("action").equals("load"));
    }

    private static Map<String, ?> film(String id) {
        return Map.of("id", id, "kind", "local", "title", "Film", "durationMs", 600_000);
    }

    private static long serverMs(Guest guest) {
        return guest.ask("clock_probe", Map.of("clientSentMs", 1)).getLong("serverSentMs");
    }

    private static List<String> texts(JSONObject joined) {
        JSONArray chat = joined.getJSONArray("chat");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < chat.length(); i++) {
            texts.add(chat.getJSONObject(i).getString("text"));
        }
        return texts;
    }
}
