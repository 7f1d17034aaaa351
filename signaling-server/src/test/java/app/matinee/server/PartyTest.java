package app.matinee.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// A real server, real sockets, two or three guests.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class PartyTest {
    private final List<Guest> guests = new ArrayList<>();
    private final MatineeServer server = MatineeServer.start(TestConfig.with(null));

    @AfterEach
    void goHome() {
        guests.forEach(Guest::close);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void theCreatorIsHostAndMember() {
        Guest ana = guest("Ana");
        String room = ana.createRoom(Map.of("title", "Friday"));

        assertThat(room).matches("[A-Z0-9]{8}");
        JSONObject joined = ana.await("room_joined");
        JSONObject me = joined.getJSONArray("members").getJSONObject(0);
        assertThat(me.getString("userId")).isEqualTo(joined.getString("self"));
        assertThat(me.getString("role")).isEqualTo("host");
        assertThat(ana.heard().stream().map(Guest.Heard::event))
                .startsWith("room_created", "room_joined");
    }

    @Test
    void pauseInOneReachesTheOther() {
        Guest ana = guest("Ana");
        Guest ben = guest("Ben");
        String room = ana.createRoom(Map.of());
        ben.join(room);
        load(ana);

        JSONObject played = ben.ask("play", Map.of("positionMs", 1000, "commandId", "p1"));
        JSONObject pausedAck = ana.ask("pause", Map.of("positionMs", 1500, "commandId", "p2"));

        JSONObject paused = ben.await("playback", p -> p.getString("action").equals("pause"));
        assertThat(played.getBoolean("ok")).isTrue();
        assertThat(paused.getLong("seq")).isEqualTo(pausedAck.getLong("seq"));
        assertThat(paused.getJSONObject("timeline").getLong("positionMs")).isEqualTo(1500);
        assertThat(paused.getJSONObject("timeline").getBoolean("playing")).isFalse();
        // The sender hears it too: it is their acknowledgement.
        ana.await("playback", p -> p.getString("action").equals("pause"));
    }

    @Test
    void aStartWaitsForEverybodyUntilTheyAreReady() {
        Guest ana = guest("Ana");
        Guest ben = guest("Ben");
        String room = ana.createRoom(Map.of());
        ben.join(room);
        ana.ask(
                "set_policy",
                Map.of(
                        "policy",
                        Map.of(
                                "control", "member",
                                "queue", "member",
                                "chat", "viewer",
                                "waitFor", "everybody")));
        load(ana);
        Map<String, ?> ready =
                Map.of("ready", true, "buffering", false, "positionMs", 0, "atServerMs", 1);

        ana.ask("playback_status", ready);
        ana.ask("play", Map.of("positionMs", 0, "commandId", "p1"));
        ben.await("playback", p -> p.getString("action").equals("wait"));
        JSONObject waiting = ben.await("waiting");
        ben.ask("playback_status", ready);

        assertThat(waiting.getString("reason")).isEqualTo("start");
        assertThat(waiting.getJSONArray("for").length()).isEqualTo(1);
        JSONObject played = ana.await("playback", p -> p.getString("action").equals("play"));
        assertThat(played.has("by")).isFalse();
        assertThat(played.getJSONObject("timeline").getBoolean("playing")).isTrue();
    }

    @Test
    void aLateJoinerGetsOneConsistentSnapshot() {
        Guest ana = guest("Ana");
        String room = ana.createRoom(Map.of());
        load(ana);
        ana.ask("play", Map.of("positionMs", 5000, "commandId", "p1"));
        ana.ask("chat_message", Map.of("text", "hello", "clientMessageId", "c1"));

        JSONObject joined = guest("Ben").join(room);

        JSONObject lastPlayback = ana.all("playback").getLast();
        JSONObject userJoined = ana.await("user_joined");
        assertThat(joined.getJSONObject("room").getLong("seq"))
                .isEqualTo(userJoined.getLong("seq"));
        assertThat(userJoined.getLong("seq")).isEqualTo(lastPlayback.getLong("seq") + 1);
        assertThat(joined.getJSONArray("members").length()).isEqualTo(2);
        assertThat(
                        joined.getJSONObject("playback")
                                .getJSONObject("timeline")
                                .similar(lastPlayback.getJSONObject("timeline")))
                .isTrue();
        assertThat(joined.getJSONArray("chat").getJSONObject(0).getString("text"))
                .isEqualTo("hello");
        assertThat(joined.getJSONObject("room").getString("epoch"))
                .isEqualTo(lastPlayback.getString("epoch"));
    }

    @Test
    void twoCommandsAtOnceEndTheSameEverywhere() {
        Guest ana = guest("Ana");
        Guest ben = guest("Ben");
        ben.join(ana.createRoom(Map.of()));
        load(ana);
        ana.ask("play", Map.of("positionMs", 0, "commandId", "p"));

        for (int round = 0; round < 5; round++) {
            ana.say("pause", Map.of("positionMs", 100 + round, "commandId", "a" + round));
            ben.say("seek", Map.of("positionMs", 90_000 + round, "commandId", "b" + round));
        }

        Awaitility.await()
                .until(() -> ana.all("playback").size() == 12 && ben.all("playback").size() == 12);
        assertThat(story(ana)).isEqualTo(story(ben));
    }

    @Test
    void theSameChatLineTwiceIsOneLine() {
        Guest ana = guest("Ana");
        Guest ben = guest("Ben");
        ben.join(ana.createRoom(Map.of()));
        Map<String, String> line = Map.of("text", "  hi\u0000 there ", "clientMessageId", "same");

        String first = ana.ask("chat_message", line).getString("id");
        String second = ana.ask("chat_message", line).getString("id");
        ana.ask("chat_message", Map.of("text", "next", "clientMessageId", "other"));

        ben.await("chat_message", c -> c.getString("text").equals("next"));
        assertThat(second).isEqualTo(first);
        assertThat(ben.all("chat_message").stream().map(c -> c.getString("text")))
                .containsExactly("hi there", "next");
    }

    @Test
    void nothingButEnteringIsHandledBeforeARoom() {
        Guest ana = guest("Ana");
        assertThat(code(ana.ask("play", Map.of("positionMs", 0, "commandId", "p"))))
                .isEqualTo("not_in_room");
        assertThat(code(ana.ask("chat_message", Map.of("text", "x", "clientMessageId", "c"))))
                .isEqualTo("not_in_room");
        assertThat(code(ana.ask("join_room", Map.of("roomId", "AAAAAAAA"))))
                .isEqualTo("room_not_found");
        assertThat(ana.ask("leave_room", Map.of()).getBoolean("ok")).isTrue();
        JSONObject probe = ana.ask("clock_probe", Map.of("clientSentMs", 42));
        assertThat(probe.getLong("clientSentMs")).isEqualTo(42);
        assertThat(probe.getLong("serverSentMs"))
                .isGreaterThanOrEqualTo(probe.getLong("serverReceivedMs"));
    }

    @Test
    void aRefusalWithoutAnAckIsAnErrorEvent() {
        Guest ana = guest("Ana");
        ana.createRoom(Map.of());
        ana.say("play", Map.of("positionMs", 0, "commandId", "p"));
        assertThat(ana.await("error").getString("code")).isEqualTo("nothing_on");
        ana.say("dance", Map.of());
        ana.await("error", e -> e.getString("code").equals("unknown_event"));
        ana.say("play", Map.of("positionMs", -1, "commandId", "p"));
        ana.await("error", e -> e.getString("code").equals("bad_request"));
    }

    @Test
    void anotherProtocolIsRefusedWithItsCode() {
        Guest ana = Guest.knock(server.port(), Map.of("name", "Ana", "protocol", "2"));
        guests.add(ana);
        JSONObject error = ana.await("connect_error");
        assertThat(error.getJSONObject("data").getString("code")).isEqualTo("unsupported_protocol");
    }

    @Test
    void aLostPlaceIsTakenAgainOnce() {
        Guest ana = guest("Ana");
        String room = ana.createRoom(Map.of());
        String self = ana.await("room_joined").getString("self");
        String token = ana.await("room_joined").getString("resume");
        Guest ben = guest("Ben");
        ben.join(room);
        ana.close();

        Guest again = Guest.resuming(server.port(), "Ana", token);
        guests.add(again);
        JSONObject back = again.join(room);
        Guest thief = Guest.resuming(server.port(), "Ana", token);
        guests.add(thief);

        assertThat(back.getString("self")).isEqualTo(self);
        assertThat(back.getString("resume")).isNotEqualTo(token);
        assertThat(code(thief.ask("join_room", Map.of("roomId", room))))
                .isEqualTo("resume_invalid");
        assertThat(ben.all("user_disconnected")).isEmpty();
        assertThat(back.getJSONArray("members").length()).isEqualTo(2);
    }

    @Test
    void theHostsLeavingMakesTheNextOneHost() {
        Guest ana = guest("Ana");
        Guest ben = guest("ana");
        String room = ana.createRoom(Map.of());
        JSONObject joined = ben.join(room);

        ana.ask("leave_room", Map.of());

        JSONObject gone = ben.await("user_disconnected");
        JSONObject updated = ben.await("room_updated");
        JSONObject heir = updated.getJSONArray("members").getJSONObject(0);
        assertThat(gone.getString("reason")).isEqualTo("left");
        assertThat(updated.getLong("seq")).isEqualTo(gone.getLong("seq") + 1);
        assertThat(heir.getString("userId")).isEqualTo(joined.getString("self"));
        assertThat(heir.getString("role")).isEqualTo("host");
        assertThat(heir.getString("name")).isEqualTo("ana 2");
        // Out means out.
        assertThat(code(ana.ask("play", Map.of("positionMs", 0, "commandId", "p"))))
                .isEqualTo("not_in_room");
    }

    @Test
    void aPasswordIsAskedFor() {
        Guest ana = guest("Ana");
        String room = ana.createRoom(Map.of("password", "sesame"));
        Guest ben = guest("Ben");

        assertThat(code(ben.ask("join_room", Map.of("roomId", room)))).isEqualTo("wrong_password");
        assertThat(code(ben.ask("join_room", Map.of("roomId", room, "password", "nope"))))
                .isEqualTo("wrong_password");
        assertThat(
                        ben.ask("join_room", Map.of("roomId", room, "password", "sesame"))
                                .getBoolean("ok"))
                .isTrue();
    }

    @Test
    void chatIsLimitedToItsBurst() {
        Guest ana = guest("Ana");
        ana.createRoom(Map.of());
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            JSONObject ack =
                    ana.ask("chat_message", Map.of("text", "x", "clientMessageId", "c" + i));
            codes.add(ack.getBoolean("ok") ? "ok" : code(ack));
        }
        assertThat(codes.subList(0, 10)).containsOnly("ok");
        assertThat(codes).contains("rate_limited");
    }

    @Test
    void aThousandEventsAtOnceAreThrottledThenCutOff() {
        Guest ana = guest("Ana");
        Guest ben = guest("Ben");
        ben.join(ana.createRoom(Map.of()));
        for (int i = 0; i < 1000; i++) {
            ana.say("typing", Map.of());
        }
        ana.await("disconnect");
        // Ana may hear of her end before Ben has heard all that came before it.
        Awaitility.await()
                .untilAsserted(() -> assertThat(ben.all("typing").size()).isBetween(60, 120));
        assertThat(ben.isConnected()).isTrue();
    }

    @Test
    void noConnectionsSecretIsInWhatOthersHear() {
        Guest ana = guest("Ana");
        Guest ben = guest("Ben");
        ben.join(ana.createRoom(Map.of()));
        ana.ask("chat_message", Map.of("text", "x", "clientMessageId", "c"));
        ben.await("chat_message");
        assertThat(ben.heard().toString() + ana.heard())
                .doesNotContain(ana.secretId(), ben.secretId());
        assertThat(ana.secretId()).isNotEmpty();
    }

    private Guest guest(String name) {
        Guest guest = Guest.connect(server.port(), name);
        guests.add(guest);
        return guest;
    }

    private static void load(Guest guest) {
        JSONObject media =
                new JSONObject(
                        Map.of(
                                "id",
                                "film",
                                "kind",
                                "local",
                                "title",
                                "Film",
                                "durationMs",
                                100_000));
        assertThat(
                        guest.ask("load_media", Map.of("media", media, "commandId", "load"))
                                .getBoolean("ok"))
                .isTrue();
    }

    private static List<String> story(Guest guest) {
        return guest.all("playback").stream()
                .map(p -> p.getLong("seq") + " " + p.getJSONObject("timeline"))
                .toList();
    }

    private static String code(JSONObject ack) {
        assertThat(ack.getBoolean("ok")).isFalse();
        return ack.getJSONObject("error").getString("code");
    }
}
