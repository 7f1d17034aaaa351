package app.matinee.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.MessageId;
import app.matinee.protocol.RoomId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AckCodecTest {
    private static final ClockReply CLOCK =
            new ClockReply(-1_790_000_000_000L, 1_790_000_000_010L, 1_790_000_000_011L);

    @Test
    void hasTheDocumentedShape() {
        assertThat(AckCodec.encode(Ack.ok())).isEqualTo("{\"ok\":true}");
        assertThat(AckCodec.encode(AckCodec.chat(new MessageId("m-1"))))
                .isEqualTo("{\"ok\":true,\"id\":\"m-1\"}");
        assertThat(AckCodec.encode(new Ack.Refused(ErrorCode.ROOM_FULL, "Full.")))
                .isEqualTo(
                        "{\"ok\":false,\"error\":{\"code\":\"room_full\",\"message\":\"Full.\"}}");
    }

    @Test
    void comesBackAsItWent() throws Exception {
        Ack room = AckCodec.room(new RoomId("ABCD1234"));
        Ack refused = new Ack.Refused(ErrorCode.WRONG_PASSWORD, "That is not the password.");
        Ack clock = CLOCK.toAck();

        assertThat(decode(AckCodec.encode(room))).isEqualTo(room);
        assertThat(decode(AckCodec.encode(refused))).isEqualTo(refused);
        assertThat(decode(AckCodec.encode(clock))).isEqualTo(clock);
        assertThat(AckCodec.readRoom((Ack.Ok) room)).isEqualTo(new RoomId("ABCD1234"));
        assertThat(ClockReply.of((Ack.Ok) clock)).isEqualTo(CLOCK);
    }

    @Test
    void aNewerServersCodeIsAnInternalErrorToUs() throws Exception {
        assertThat(
                        decode(
                                "{\"ok\":false,\"error\":{\"code\":\"tea_time\",\"message\":\"Later.\"},\"x\":1}"))
                .isEqualTo(new Ack.Refused(ErrorCode.INTERNAL, "Later."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "true",
                "{\"ok\":1}",
                "{\"ok\":\"true\"}",
                "{\"ok\":false}",
                "{\"ok\":false,\"error\":\"no\"}",
                "{\"ok\":false,\"error\":{\"code\":\"forbidden\"}}"
            })
    void anythingElseIsRefused(String text) {
        assertThatExceptionOfType(BadMessageException.class).isThrownBy(() -> decode(text));
    }

    private static Ack decode(String text) throws BadMessageException {
        return AckCodec.decode(Json.parse(text));
    }
}
