package app.matinee.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The messages of calls over the real wire.
@Timeout(60)
class CallWireTest {
    private static MatineeServer server;

    @BeforeAll
    static void start() {
        server = MatineeServer.start(TestConfig.with(null));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anOfferAnAnswerAndCandidatesReachTheOneTheyAreFor() {
        try (Guest ana = Guest.connect(server.port(), "Ana");
                Guest ben = Guest.connect(server.port(), "Ben");
                Guest cleo = Guest.connect(server.port(), "Cleo")) {
            String room = ana.createRoom(Map.of());
            String toBen = ben.join(room).getString("self");
            cleo.join(room);
            String toAna = ana.await("room_joined").getString("self");

            assertThat(code(ana, "webrtc_offer", Map.of("to", toBen, "sdp", "v=0\r\n"))).isEmpty();
            assertThat(code(ben, "webrtc_answer", Map.of("to", toAna, "sdp", "v=0\r\n"))).isEmpty();
            Map<String, Object> candidate =
                    Map.of("candidate", "candidate:1", "sdpMid", "0", "sdpMLineIndex", 0);
            ana.ask("webrtc_ice_candidate", Map.of("to", toBen, "candidate", candidate));

            assertThat(ben.await("webrtc_offer").toMap())
                    .isEqualTo(Map.of("from", toAna, "sdp", "v=0\r\n"));
            assertThat(ana.await("webrtc_answer").toMap())
                    .isEqualTo(Map.of("from", toBen, "sdp", "v=0\r\n"));
            assertThat(ben.await("webrtc_ice_candidate").toMap())
                    .isEqualTo(Map.of("from", toAna, "candidate", candidate));
            ana.ask("chat_message", Map.of("text", "after", "clientMessageId", "c"));
            cleo.await("chat_message");
            assertThat(cleo.heard()).noneMatch(h -> h.event().startsWith("webrtc_"));
        }
    }

    @Test
    void whatIsTooLongForgedOrForAnotherRoomIsRefusedAndTheConnectionLives() {
        try (Guest ana = Guest.connect(server.port(), "Ana");
                Guest ben = Guest.connect(server.port(), "Ben");
                Guest eve = Guest.connect(server.port(), "Eve")) {
            String toBen = ben.join(ana.createRoom(Map.of())).getString("self");
            eve.createRoom(Map.of());

            assertThat(code(eve, "webrtc_offer", Map.of("to", toBen, "sdp", "v=0")))
                    .isEqualTo("user_not_found");
            assertThat(code(ana, "webrtc_offer", Map.of("to", toBen, "sdp", "v".repeat(12_289))))
                    .isEqualTo("bad_request");
            assertThat(code(ana, "webrtc_offer", Map.of("to", toBen, "sdp", "v", "from", "x")))
                    .isEqualTo("bad_request");
            assertThat(
                            code(
                                    ana,
                                    "webrtc_ice_candidate",
                                    Map.of(
                                            "to",
                                            toBen,
                                            "candidate",
                                            Map.of("candidate", "a\r\nb"))))
                    .isEqualTo("bad_request");

            ana.ask("media_state", Map.of("mic", true, "camera", false));
            assertThat(ben.await("media_state").getBoolean("mic")).isTrue();
            assertThat(ben.heard()).noneMatch(h -> h.event().startsWith("webrtc_"));
        }
    }

    private static String code(Guest guest, String event, Map<String, ?> body) {
        JSONObject error = guest.ask(event, body).optJSONObject("error");
        return error == null ? "" : error.getString("code");
    }
}
