package app.matinee.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.Limits;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/// What a broken or hostile client may send, field by field (design/security.md).
class BadClientEventsTest {

    /// Event, field the complaint must name, body.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
"""
                    play            | positionMs        | {"commandId":"c"}
                    play            | commandId         | {"positionMs":1}
                    play            | positionMs        | {"positionMs":null,"commandId":"c"}
                    play            | commandId         | {"positionMs":1,"commandId":null}
                    play            | positionMs        | {"positionMs":-1,"commandId":"c"}
                    play            | positionMs        | {"positionMs":360000001,"commandId":"c"}
                    play            | positionMs        | {"positionMs":9223372036854775808,"commandId":"c"}
                    play            | positionMs        | {"positionMs":1e300,"commandId":"c"}
                    play            | positionMs        | {"positionMs":1e3,"commandId":"c"}
                    play            | positionMs        | {"positionMs":1.0,"commandId":"c"}
                    play            | positionMs        | {"positionMs":"1","commandId":"c"}
                    play            | positionMs        | {"positionMs":true,"commandId":"c"}
                    play            | positionMs        | {"positionMs":[1],"commandId":"c"}
                    play            | commandId         | {"positionMs":1,"commandId":7}
                    play            | commandId         | {"positionMs":1,"commandId":""}
                    play            | commandId         | {"positionMs":1,"commandId":"a b"}
                    play            | commandId         | {"positionMs":1,"commandId":"a\\u0000"}
                    play            | commandId         | {"positionMs":1,"commandId":"é"}
                    play            | __proto__         | {"positionMs":1,"commandId":"c","__proto__":{"role":"host"}}
                    play            | @class            | {"positionMs":1,"commandId":"c","@class":"java.lang.Runtime"}
                    play            | from              | {"positionMs":1,"commandId":"c","from":"u-host"}
                    play            | PositionMs        | {"positionMs":1,"commandId":"c","PositionMs":2}
                    set_rate        | rate              | {"positionMs":1,"commandId":"c"}
                    set_rate        | rate              | {"positionMs":1,"commandId":"c","rate":0}
                    set_rate        | rate              | {"positionMs":1,"commandId":"c","rate":4.01}
                    set_rate        | rate              | {"positionMs":1,"commandId":"c","rate":1e400}
                    set_rate        | rate              | {"positionMs":1,"commandId":"c","rate":"1"}
                    set_rate        | rate              | {"positionMs":1,"commandId":"c","rate":"NaN"}
                    clock_probe     | clientSentMs      | {"clientSentMs":12.5}
                    clock_probe     | clientSentMs      | {"clientSentMs":9007199254740992}
                    playback_status | ready             | {"ready":1,"buffering":false,"positionMs":1,"atServerMs":1}
                    playback_status | ready             | {"ready":"true","buffering":false,"positionMs":1,"atServerMs":1}
                    playback_status | buffering         | {"ready":true,"positionMs":1,"atServerMs":1}
                    playback_status | atServerMs        | {"ready":true,"buffering":false,"positionMs":1,"atServerMs":-1}
                    playback_status | skewMs            | {"ready":true,"buffering":false,"positionMs":1,"atServerMs":1,"skewMs":99999999999}
                    chat_message    | text              | {"text":"","clientMessageId":"m"}
                    chat_message    | text              | {"text":"\\u0000 \\u0007","clientMessageId":"m"}
                    chat_message    | text              | {"text":null,"clientMessageId":"m"}
                    chat_message    | text              | {"text":["a"],"clientMessageId":"m"}
                    reaction        | emoji             | {"emoji":""}
                    reaction        | emoji             | {"emoji":"\\ud83d"}
                    reaction        | emoji             | {"emoji":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}
                    create_room     | title             | {"title":""}
                    create_room     | title             | {"title":"a\\nb"}
                    create_room     | title             | {"title":"a\\u202eb"}
                    create_room     | password          | {"password":""}
                    create_room     | policy            | {"policy":"open"}
                    create_room     | policy.control    | {"policy":{"queue":"member","chat":"viewer","waitFor":"nobody"}}
                    create_room     | policy.chat       | {"policy":{"control":"host","queue":"member","chat":"GOD","waitFor":"nobody"}}
                    create_room     | policy.chat       | {"policy":{"control":"host","queue":"member","chat":"HOST","waitFor":"nobody"}}
                    create_room     | policy.x          | {"policy":{"control":"host","queue":"host","chat":"host","waitFor":"nobody","x":1}}
                    join_room       | roomId            | {}
                    join_room       | roomId            | {"roomId":"abcd1234"}
                    join_room       | roomId            | {"roomId":"ABCD123"}
                    join_room       | roomId            | {"roomId":"ABCD1234\\n"}
                    join_room       | invite            | {"roomId":"ABCD1234","invite":5}
                    load_media      | media             | {"commandId":"c"}
                    load_media      | media             | {"media":[],"commandId":"c"}
                    load_media      | media.kind        | {"media":{"id":"a","kind":"rtsp","title":"t"},"commandId":"c"}
                    load_media      | media.title       | {"media":{"id":"a","kind":"library"},"commandId":"c"}
                    load_media      | media.durationMs  | {"media":{"id":"a","kind":"library","title":"t","durationMs":-1},"commandId":"c"}
                    load_media      | media             | {"media":{"id":"a","kind":"url","title":"t"},"commandId":"c"}
                    load_media      | media             | {"media":{"id":"a","kind":"url","title":"t","uri":"file:///etc/passwd"},"commandId":"c"}
                    load_media      | media             | {"media":{"id":"a","kind":"local","title":"t","uri":"https://a.example/"},"commandId":"c"}
                    load_media      | media.uri         | {"media":{"id":"a","kind":"url","title":"t","uri":"https://a\\r\\nb"},"commandId":"c"}
                    queue_move      | index             | {"itemId":"q","index":-1}
                    queue_move      | index             | {"itemId":"q","index":251}
                    queue_move      | itemId            | {"itemId":"","index":1}
                    queue_next      | mediaId           | {"mediaId":"a b","commandId":"c"}
                    webrtc_offer    | to                | {"sdp":"v=0"}
                    webrtc_offer    | to                | {"to":["u"],"sdp":"v=0"}
                    webrtc_offer    | sdp               | {"to":"u"}
                    webrtc_offer    | sdp               | {"to":"u","sdp":""}
                    webrtc_offer    | sdp               | {"to":"u","sdp":{"type":"offer","sdp":"v=0"}}
                    webrtc_offer    | sdp               | {"to":"u","sdp":"v=0\\u0000"}
                    webrtc_offer    | sdp               | {"to":"u","sdp":"v=0\\n\\u001b[2J"}
                    webrtc_offer    | from              | {"to":"u","sdp":"v=0","from":"u-host"}
                    webrtc_answer   | sdp               | {"to":"u","sdp":7}
                    webrtc_ice_candidate | candidate    | {"to":"u"}
                    webrtc_ice_candidate | candidate    | {"to":"u","candidate":"candidate:1"}
                    webrtc_ice_candidate | candidate.candidate | {"to":"u","candidate":{"sdpMid":"0"}}
                    webrtc_ice_candidate | candidate.candidate | {"to":"u","candidate":{"candidate":"a\\r\\nb"}}
                    webrtc_ice_candidate | candidate.candidate | {"to":"u","candidate":{"candidate":"a\\nb"}}
                    webrtc_ice_candidate | candidate.sdpMid | {"to":"u","candidate":{"candidate":"a","sdpMid":"0\\n"}}
                    webrtc_ice_candidate | candidate.sdpMLineIndex | {"to":"u","candidate":{"candidate":"a","sdpMLineIndex":64}}
                    webrtc_ice_candidate | candidate.sdpMLineIndex | {"to":"u","candidate":{"candidate":"a","sdpMLineIndex":-1}}
                    webrtc_ice_candidate | candidate.x  | {"to":"u","candidate":{"candidate":"a","x":1}}
                    media_state     | mic               | {"camera":true}
                    media_state     | camera            | {"mic":true,"camera":1}
                    media_state     | screen            | {"mic":true,"camera":true,"screen":true}
                    screen_share_started | of           | {"of":"u-ben"}
                    set_role        | role              | {"userId":"u","role":"owner"}
                    set_role        | userId            | {"role":"host"}
                    set_policy      | policy.speak      | {"policy":{"control":"host","queue":"host","chat":"host","waitFor":"nobody","speak":"all"}}
                    set_policy      | policy.lobby      | {"policy":{"control":"host","queue":"host","chat":"host","waitFor":"nobody","lobby":"yes"}}
                    kick            | banMs             | {"userId":"u","banMs":0}
                    kick            | banMs             | {"userId":"u","banMs":2592000001}
                    kick            | from              | {"userId":"u","from":"u-host"}
                    unban           | personId          | {}
                    unban           | personId          | {"personId":"a b"}
                    unban           | personId          | {"personId":7}
                    unban           | userId            | {"personId":"p","userId":"u"}
                    set_password    | password          | {"password":""}
                    set_lock        | locked            | {}
                    answer_knock    | admit             | {"knockId":"k","admit":"true"}
                    answer_knock    | knockId           | {"admit":true}
                    create_invite   | uses              | {"uses":0}
                    create_invite   | uses              | {"uses":1001}
                    create_invite   | validMs           | {"validMs":-5}
                    revoke_invite   | inviteId          | {"inviteId":"a b"}
                    renew_grant     | grant             | {"grant":"g"}
                    leave_room      | why               | {"why":"bored"}
                    typing          | The message       | []
                    typing          | The message       | null
                    typing          | The message       | "typing"
""")
    void isRefusedWithTheFieldsName(String event, String field, String body) throws Exception {
        var json = Json.parse(body);

        var refusal = refusal(() -> ClientEventCodec.decode(event, json));

        assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_REQUEST);
        assertThat(refusal.getMessage()).contains(field).endsWith(".");
    }

    @Test
    void aSessionDescriptionAndACandidateHaveTheirLimits() throws Exception {
        ObjectNode offer =
                Json.object().put("to", "u").put("sdp", "v".repeat(Limits.MAX_SDP_LENGTH + 1));
        ObjectNode found = Json.object().put("to", "u");
        found.putObject("candidate").put("candidate", "c".repeat(1_025));

        assertThat(refusal(() -> ClientEventCodec.decode("webrtc_offer", offer)))
                .hasMessageContaining("sdp must have 1 to 12288 characters");
        assertThat(refusal(() -> ClientEventCodec.decode("webrtc_ice_candidate", found)))
                .hasMessageContaining("candidate.candidate must have at most 1024");
    }

    static Stream<String> longValues() {
        return Stream.of("title", "password", "x".repeat(100));
    }

    @ParameterizedTest
    @MethodSource("longValues")
    void aRefusalNeverEchoesALongValue(String field) throws Exception {
        ObjectNode body = Json.object().put(field, "secret".repeat(500));

        var refusal = refusal(() -> ClientEventCodec.decode("create_room", body));

        assertThat(refusal.getMessage()).doesNotContain("secret").hasSizeLessThan(120);
    }

    @Test
    void chatOverTheLimitIsRefused() {
        ObjectNode body = Json.object().put("text", "a".repeat(2_001)).put("clientMessageId", "m");

        assertThat(refusal(() -> ClientEventCodec.decode("chat_message", body)).code())
                .isEqualTo(ErrorCode.BAD_REQUEST);
    }

    @Test
    void chatIsCleanedOfWhatDoesNotBelongInIt() throws Exception {
        var body =
                Json.parse(
                        "{\"text\":\"  a\\u0000b\\ud83d\\r\\nc\\u202e\\u001b[31m \",\"clientMessageId\":\"m\"}");

        assertThat(ClientEventCodec.decode("chat_message", body))
                .extracting("text")
                .isEqualTo("ab\nc[31m");
    }

    @Test
    void anUnknownEventHasItsOwnCode() {
        for (String name : new String[] {"", "Play", "playback", "x".repeat(9_999), "a\nb\u202e"}) {
            var refusal = refusal(() -> ClientEventCodec.decode(name, Json.object()));

            assertThat(refusal.code()).isEqualTo(ErrorCode.UNKNOWN_EVENT);
            assertThat(refusal.getMessage()).hasSizeLessThan(100).doesNotContain("\n", "\u202e");
        }
    }

    @Test
    void aServersMistakeIsRefusedToo() throws Exception {
        var strangeRole =
                Json.parse(
                        "{\"seq\":1,\"member\":{\"userId\":\"u\",\"name\":\"n\",\"role\":\"king\",\"joinedServerMs\":1}}");
        var otherFilm =
                Json.parse(
                        "{\"seq\":1,\"epoch\":\"e\",\"action\":\"load\",\"timeline\":{\"mediaId\":\"f\","
                                + "\"positionMs\":0,\"atServerMs\":0,\"rate\":1,\"playing\":false}}");

        var forNobody =
                Json.parse("{\"seq\":1,\"reason\":\"start\",\"for\":[],\"untilServerMs\":1}");
        var forNothing =
                Json.parse("{\"seq\":1,\"reason\":\"start\",\"for\":[7],\"untilServerMs\":1}");

        assertThat(refusal(() -> ServerEventCodec.decode("user_joined", strangeRole)).getMessage())
                .contains("member.role");
        assertThat(refusal(() -> ServerEventCodec.decode("playback", otherFilm)).getMessage())
                .contains("another film");
        assertThat(refusal(() -> ServerEventCodec.decode("waiting", forNobody)).getMessage())
                .contains("for must not be empty");
        assertThat(refusal(() -> ServerEventCodec.decode("waiting", forNothing)).getMessage())
                .contains("for must hold valid ids");
        assertThat(refusal(() -> ServerEventCodec.decode("fireworks", Json.object())).code())
                .isEqualTo(ErrorCode.UNKNOWN_EVENT);
    }

    private static BadMessageException refusal(ThrowingCallable decode) {
        BadMessageException refusal = catchThrowableOfType(BadMessageException.class, decode);
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal;
    }
}
