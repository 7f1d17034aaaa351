package app.matinee.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.server.socketio.RawSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What must never be seen where it does not belong (docs/security.md).
@Timeout(120)
class SecretsTest {
    private static final String CANARY = "canary7Zq";
    private static final int TRIES = 15;

    /// At level DEBUG, the libraries' too: more than an operator sees.
    @Test
    void secretsAndChatAreInNoLog() throws Exception {
        List<String> tokens = new ArrayList<>();
        List<String> logged;
        try (LogCapture log = new LogCapture()) {
            try (MatineeServer server =
                    MatineeServer.start(TestConfig.with(null, CANARY + "Key"))) {
                tokens.addAll(partyWithSecrets(server.port()));
                nonsenseWithSecrets(server.port());
                httpWithSecrets(server.port());
            }
            logged = log.lines();
        }
        assertThat(logged).as("what a mistake leaves").anyMatch(line -> line.contains("Closing"));
        tokens.add(CANARY);
        // Only what broke the rule is shown when this fails.
        assertThat(logged.stream().filter(line -> tokens.stream().anyMatch(line::contains)))
                .isEmpty();
        assertThat(logged.stream().filter(line -> line.matches("(?s)[A-Z]+ +app\\.matinee\\..*")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(300));
    }

    private static List<String> partyWithSecrets(int port) {
        Map<String, String> hello =
                Map.of(
                        "name",
                        "Ana",
                        "protocol",
                        "1",
                        "accessKey",
                        CANARY + "Key",
                        "client",
                        CANARY + "Client");
        try (Guest ana = Guest.knock(port, hello);
                Guest ben = Guest.knock(port, hello);
                Guest wrong =
                        Guest.knock(
                                port,
                                Map.of("name", "W", "protocol", "1", "accessKey", CANARY + "No"))) {
            Awaitility.await().until(() -> ana.isConnected() && ben.isConnected());
            wrong.await("connect_error");
            String room =
                    ana.createRoom(Map.of("title", CANARY + "Title", "password", CANARY + "Pass"));
            ben.ask("join_room", Map.of("roomId", room, "password", CANARY + "Guess"));
            ben.ask("join_room", Map.of("roomId", room, "password", CANARY + "Pass"));
            ana.ask("chat_message", Map.of("text", CANARY + "Chat", "clientMessageId", "c"));
            ana.ask("chat_message", Map.of("text", 7, "secret", CANARY));
            ana.ask(CANARY + "_event", Map.of("a", CANARY));
            String toBen = ben.await("room_joined").getString("self");
            ana.ask("webrtc_offer", Map.of("to", toBen, "sdp", "v=0\r\ns=" + CANARY + "Sdp\r\n"));
            ana.ask("webrtc_offer", Map.of("to", toBen, "sdp", CANARY + "\u0000"));
            ana.ask(
                    "webrtc_ice_candidate",
                    Map.of("to", toBen, "candidate", Map.of("candidate", CANARY + "Candidate")));
            ben.await("webrtc_offer");
            ben.await("webrtc_ice_candidate");
            ben.await("chat_message");
            return List.of(
                    ana.await("room_joined").getString("resume"),
                    ben.await("room_joined").getString("resume"),
                    ana.secretId(),
                    ben.secretId());
        }
    }

    /// Broken packets are logged, their contents are not.
    private static void nonsenseWithSecrets(int port) throws InterruptedException {
        for (String packet :
                List.of(
                        "42[\"" + CANARY + "\"",
                        "42[\"a\",{\"" + CANARY + "\":1,\"" + CANARY + "\":2}]",
                        "42[\"a\"," + CANARY + "]",
                        CANARY,
                        "4" + CANARY,
                        "40{\"name\":\"" + CANARY + "\",\"protocol\":9}",
                        "40/" + CANARY + ",")) {
            try (RawSocket socket = websocket(port)) {
                socket.next();
                socket.sendEvenIfClosed(packet);
                assertThat(socket.next()).startsWith(packet.startsWith("40") ? "44" : "closed");
            }
        }
    }

    private static void httpWithSecrets(int port) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        for (String path : List.of("/media/" + CANARY, "/api/rooms/" + CANARY, "/" + CANARY)) {
            for (String key : List.of("Key", "No")) {
                http.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://127.0.0.1:"
                                                        + port
                                                        + path
                                                        + "?key="
                                                        + CANARY
                                                        + key))
                                .POST(BodyPublishers.ofString("{\"password\":\"" + CANARY + "\"}"))
                                .build(),
                        BodyHandlers.discarding());
            }
        }
        http.close();
    }

    @Test
    void aWrongPasswordTakesAsLongAsAnUnknownRoom() {
        AtomicLong nowMs = new AtomicLong(1_000_000_000_000L);
        try (MatineeServer server = MatineeServer.start(TestConfig.with(null), nowMs::get);
                Guest ana = Guest.connect(server.port(), "Ana");
                Guest eve = Guest.connect(server.port(), "Eve")) {
            String room = ana.createRoom(Map.of("password", "sesame"));
            List<Long> wrong = new ArrayList<>();
            List<Long> unknown = new ArrayList<>();
            for (int i = 0; i < TRIES; i++) {
                // Two more guesses are allowed again.
                nowMs.addAndGet(60_000);
                wrong.add(timeOfJoin(eve, room, "wrong_password"));
                unknown.add(timeOfJoin(eve, "AAAAAAAA", "room_not_found"));
            }
            double ratio = median(wrong) / (double) median(unknown);
            // One hash takes tens of milliseconds; without it an answer takes about one.
            assertThat(ratio)
                    .as("wrong %s ns, unknown %s ns", median(wrong), median(unknown))
                    .isBetween(0.5, 2.0);
            assertThat(median(unknown)).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static long timeOfJoin(Guest guest, String room, String expected) {
        long before = System.nanoTime();
        JSONObject ack = guest.ask("join_room", Map.of("roomId", room, "password", "guess"));
        long took = System.nanoTime() - before;
        assertThat(ack.getJSONObject("error").getString("code")).isEqualTo(expected);
        return took;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static RawSocket websocket(int port) {
        return RawSocket.open("ws://127.0.0.1:" + port + "/socket.io/?EIO=4&transport=websocket");
    }
}
