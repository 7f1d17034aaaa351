package app.matinee.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.protocol.Role;
import app.matinee.protocol.RoomPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Roles, the door and identities over real sockets.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class HouseWireTest {
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
    void whoKnocksComesInWhenTheHostSaysSo() {
        Guest ana = guest(Map.of("name", "Ana"));
        String room = ana.createRoom(Map.of("policy", withLobby()));
        Guest ben = guest(Map.of("name", "Ben"));

        JSONObject ack = ben.ask("join_room", Map.of("roomId", room));
        assertThat(ack.getBoolean("waiting")).isTrue();
        assertThat(ack.getLong("untilServerMs")).isPositive();
        JSONObject knock = knockIn(ana, "Ben");
        assertThat(ben.all("room_joined")).isEmpty();
        ana.ask("answer_knock", Map.of("knockId", knock.getString("knockId"), "admit", true));

        assertThat(ben.await("room_joined").getJSONArray("members").length()).isEqualTo(2);
        ana.await("knocking", k -> k.getJSONArray("knocks").isEmpty());
        // And from then on Ben is one of them.
        assertThat(ok(ben.ask("chat_message", Map.of("text", "hi", "clientMessageId", "c"))))
                .isTrue();
    }

    @Test
    void whoIsDeniedIsToldAndMayAskAgain() {
        Guest ana = guest(Map.of("name", "Ana"));
        String room = ana.createRoom(Map.of("policy", withLobby()));
        Guest ben = guest(Map.of("name", "Ben"));
        ben.ask("join_room", Map.of("roomId", room));
        ana.ask(
                "answer_knock",
                Map.of("knockId", knockIn(ana, "Ben").getString("knockId"), "admit", false));

        assertThat(ben.await("turned_away").getString("code")).isEqualTo("not_admitted");
        assertThat(ben.ask("join_room", Map.of("roomId", room)).getBoolean("waiting")).isTrue();
    }

    @Test
    void whoGoesAwayFromTheDoorDisappearsThere() {
        Guest ana = guest(Map.of("name", "Ana"));
        String room = ana.createRoom(Map.of("policy", withLobby()));
        Guest ben = guest(Map.of("name", "Ben"));
        ben.ask("join_room", Map.of("roomId", room));
        knockIn(ana, "Ben");
        assertThat(ok(ben.ask("leave_room", Map.of()))).isTrue();
        ana.await("knocking", k -> k.getJSONArray("knocks").isEmpty());

        Guest cem = guest(Map.of("name", "Cem"));
        cem.ask("join_room", Map.of("roomId", room));
        knockIn(ana, "Cem");
        int before = ana.all("knocking").size();
        cem.close();
        Awaitility.await()
                .until(() ->
                        ana.all("knocking").size() > before
                                && ana.all("knocking").getLast().getJSONArray("knocks").isEmpty());
    }

    @Test
    void whoIsKickedDoesNotComeBack() {
        Guest ana = guest(Map.of("name", "Ana"));
        String room = ana.createRoom(Map.of());
        Guest ben = guest(Map.of("name", "Ben"));
        JSONObject joined = ben.join(room);
        assertThat(ok(ana.ask("kick", Map.of("userId", joined.getString("self"))))).isTrue();

        JSONObject told = ben.await("user_disconnected");
        assertThat(told.getString("reason")).isEqualTo("kicked");
        assertThat(told.getString("userId")).isEqualTo(joined.getString("self"));
        assertThat(code(ben.ask("chat_message", Map.of("text", "hi", "clientMessageId", "c"))))
                .isEqualTo("not_in_room");
        assertThat(code(ben.ask("join_room", Map.of("roomId", room)))).isEqualTo("banned");

        Guest again = guest(Map.of("name", "Nobody", "identity", joined.getString("identity")));
        assertThat(code(again.ask("join_room", Map.of("roomId", room)))).isEqualTo("banned");
        Guest resumed =
                guest(
                        Map.of(
                                "name", "Ben",
                                "resume", joined.getString("resume"),
                                "identity", joined.getString("identity")));
        assertThat(code(resumed.ask("join_room", Map.of("roomId", room))))
                .isEqualTo("resume_invalid");
        assertThat(code(resumed.ask("join_room", Map.of("roomId", room)))).isEqualTo("banned");
    }

    @Test
    void whoIsLetBackComesIn() {
        Guest ana = guest(Map.of("name", "Ana"));
        String room = ana.createRoom(Map.of());
        Guest ben = guest(Map.of("name", "Ben"));
        JSONObject joined = ben.join(room);
        ana.ask("kick", Map.of("userId", joined.getString("self"), "banMs", 3_600_000));
        assertThat(code(ben.ask("join_room", Map.of("roomId", room)))).isEqualTo("banned");

        JSONArray members = joined.getJSONArray("members");
        String person = members.getJSONObject(members.length() - 1).getString("personId");
        assertThat(ok(ana.ask("unban", Map.of("personId", person)))).isTrue();
        assertThat(ok(ben.ask("join_room", Map.of("roomId", room)))).isTrue();
    }

    @Test
    void aRoomAllowsWhatTheOperatorSaidUnlessItsMakerSaysOtherwise() {
        RoomPolicy strict =
                new RoomPolicy(
                        Role.HOST,
                        Role.CO_HOST,
                        Role.MEMBER,
                        Role.MEMBER,
                        Role.HOST,
                        RoomPolicy.WaitFor.MAJORITY,
                        true);
        try (MatineeServer other = MatineeServer.start(TestConfig.allowing(strict));
                Guest ana = Guest.connect(other.port(), "Ana");
                Guest ben = Guest.connect(other.port(), "Ben")) {
            ana.createRoom(Map.of());
            assertThat(policyOf(ana.await("room_joined")))
                    .containsEntry("control", "host")
                    .containsEntry("queue", "co_host")
                    .containsEntry("chat", "member")
                    .containsEntry("speak", "member")
                    .containsEntry("share", "host")
                    .containsEntry("waitFor", "majority")
                    .containsEntry("lobby", true);
            ben.createRoom(Map.of("policy", withLobby()));
            assertThat(policyOf(ben.await("room_joined"))).containsAllEntriesOf(withLobby());
        }
    }

    @Test
    void anInvitePassesThePasswordAndIsUsedUp() {
        Guest ana = guest(Map.of("name", "Ana"));
        String room = ana.createRoom(Map.of("password", "sesame", "policy", withLobby()));
        JSONObject invite = ana.ask("create_invite", Map.of("uses", 1));
        String token = invite.getString("invite");

        Guest ben = guest(Map.of("name", "Ben"));
        assertThat(code(ben.ask("join_room", Map.of("roomId", room)))).isEqualTo("wrong_password");
        assertThat(ok(ben.ask("join_room", Map.of("roomId", room, "invite", token)))).isTrue();
        ben.await("room_joined");
        assertThat(ana.ask("list_invites", Map.of()).getJSONArray("invites")).isEmpty();
        assertThat(code(ben.ask("create_invite", Map.of()))).isEqualTo("forbidden");
    }

    @Test
    void aUsedUpInviteIsRefused() {
        Guest ana = guest(Map.of("name", "Ana"));
        String room = ana.createRoom(Map.of());
        String once = ana.ask("create_invite", Map.of("uses", 1)).getString("invite");
        JSONObject other = ana.ask("create_invite", Map.of());
        guest(Map.of("name", "Ben")).ask("join_room", Map.of("roomId", room, "invite", once));
        ana.ask("revoke_invite", Map.of("inviteId", other.getString("inviteId")));

        Guest cem = guest(Map.of("name", "Cem"));
        for (String bad : List.of(once, other.getString("invite"), "never-one")) {
            assertThat(code(cem.ask("join_room", Map.of("roomId", room, "invite", bad))))
                    .isEqualTo("invite_invalid");
        }
    }

    @Test
    void onlyTheHostSetsThePasswordAndItHoldsFromThenOn() {
        Guest ana = guest(Map.of("name", "Ana"));
        String room = ana.createRoom(Map.of());
        Guest ben = guest(Map.of("name", "Ben"));
        ben.join(room);
        assertThat(code(ben.ask("set_password", Map.of("password", "mine"))))
                .isEqualTo("forbidden");
        assertThat(ok(ana.ask("set_password", Map.of("password", "sesame")))).isTrue();
        ben.await("room_updated", u -> u.getBoolean("hasPassword"));

        Guest cem = guest(Map.of("name", "Cem"));
        assertThat(code(cem.ask("join_room", Map.of("roomId", room)))).isEqualTo("wrong_password");
        assertThat(ok(cem.ask("join_room", Map.of("roomId", room, "password", "sesame")))).isTrue();
        assertThat(ok(ana.ask("set_password", Map.of()))).isTrue();
        guest(Map.of("name", "Dov")).join(room);
    }

    @Test
    void onePersonAtTwoDevicesIsOnePersonAndSoAcrossTheirRole() {
        Guest ana = guest(Map.of("name", "Ana"));
        String room = ana.createRoom(Map.of());
        Guest ben = guest(Map.of("name", "Ben"));
        JSONObject first = ben.join(room);
        Guest tablet = guest(Map.of("name", "Ben", "identity", first.getString("identity")));
        JSONObject second = tablet.join(room);

        assertThat(person(second, second.getString("self")))
                .isEqualTo(person(second, first.getString("self")));
        ana.ask("set_role", Map.of("userId", first.getString("self"), "role", "viewer"));
        ana.await(
                "room_updated",
                u ->
                        members(u).stream()
                                        .filter(m -> m.getString("role").equals("viewer"))
                                        .count()
                                == 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJob3N0In0.",
                "nonsense",
                "aG9zdCA5OTk5OTk5OTk5OTk5OTk.AAAA"
            })
    void aForeignIdentityIsRefusedAtConnect(String token) {
        Guest eve = knock(Map.of("name", "Eve", "protocol", "1", "identity", token));
        JSONObject refusal = eve.await("connect_error");
        assertThat(refusal.getJSONObject("data").getString("code")).isEqualTo("identity_invalid");
        assertThat(eve.isConnected()).isFalse();
    }

    @Test
    void noSecretOfAPersonIsInWhatOthersHear() {
        Guest ana = guest(Map.of("name", "Ana"));
        String room = ana.createRoom(Map.of());
        Guest ben = guest(Map.of("name", "Ben"));
        JSONObject joined = ben.join(room);
        ben.ask("chat_message", Map.of("text", "hi", "clientMessageId", "c"));
        ana.await("chat_message");
        String heard = ana.heard().stream().skip(2).map(Object::toString).toList().toString();
        for (String secret : List.of("identity", "resume", "grant")) {
            assertThat(heard).doesNotContain(joined.getString(secret));
        }
    }

    @Test
    void aGrantIsGivenAndRenewed() {
        Guest ana = guest(Map.of("name", "Ana"));
        ana.createRoom(Map.of());
        JSONObject joined = ana.await("room_joined");
        JSONObject renewed = ana.ask("renew_grant", Map.of());
        assertThat(renewed.getString("grant")).isNotEmpty();
        assertThat(renewed.getLong("grantUntilServerMs"))
                .isGreaterThanOrEqualTo(joined.getLong("grantUntilServerMs"));
        assertThat(code(guest(Map.of("name", "Ben")).ask("renew_grant", Map.of())))
                .isEqualTo("not_in_room");
    }

    private static Map<String, Object> policyOf(JSONObject joined) {
        return joined.getJSONObject("room").getJSONObject("policy").toMap();
    }

    private static Map<String, ?> withLobby() {
        return Map.of(
                "control", "member",
                "queue", "member",
                "chat", "viewer",
                "waitFor", "nobody",
                "lobby", true);
    }

    private static JSONObject knockIn(Guest keeper, String name) {
        JSONObject knocking =
                keeper.await(
                        "knocking",
                        k ->
                                objects(k, "knocks").stream()
                                        .anyMatch(each -> each.getString("name").equals(name)));
        return objects(knocking, "knocks").stream()
                .filter(each -> each.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String person(JSONObject joined, String userId) {
        return members(joined).stream()
                .filter(m -> m.getString("userId").equals(userId))
                .findFirst()
                .orElseThrow()
                .getString("personId");
    }

    private static List<JSONObject> members(JSONObject body) {
        return objects(body, "members");
    }

    private static List<JSONObject> objects(JSONObject body, String name) {
        List<JSONObject> all = new ArrayList<>();
        body.getJSONArray(name).forEach(each -> all.add((JSONObject) each));
        return all;
    }

    private static boolean ok(JSONObject ack) {
        return ack.getBoolean("ok");
    }

    private static String code(JSONObject ack) {
        return ack.getJSONObject("error").getString("code");
    }

    private Guest guest(Map<String, String> auth) {
        Map<String, String> all = new HashMap<>(auth);
        all.put("protocol", "1");
        Guest guest = knock(all);
        Awaitility.await().until(guest::isConnected);
        return guest;
    }

    private Guest knock(Map<String, String> auth) {
        Guest guest = Guest.knock(server.port(), auth);
        guests.add(guest);
        return guest;
    }
}
