package app.matinee.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.Invite;
import app.matinee.protocol.InviteId;
import app.matinee.protocol.Keys;
import app.matinee.protocol.MessageId;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.UserId;
import java.util.List;
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

    /// What the door, an invite and a grant are answered with; the shapes are those of
    /// docs/protocol.md.
    @Test
    void answersWithMoreThanAnIdComeBackAsTheyWent() throws Exception {
        Invite once = new Invite(new InviteId("i-1"), new UserId("ana"), 1_790_000_000_000L, 1, 0);
        Invite open =
                new Invite(new InviteId("i-2"), new UserId("ana"), 1_790_000_000_001L, null, 7);

        assertThat(AckCodec.readInviteToken(sent(AckCodec.invite(once, "secret"))))
                .isEqualTo("secret");
        assertThat(AckCodec.readInvites(sent(AckCodec.invites(List.of(once, open)))))
                .containsExactly(once, open);
        assertThat(AckCodec.readInvites(sent(AckCodec.invites(List.of())))).isEmpty();
        assertThat(AckCodec.readGrant(sent(AckCodec.grant("grant", 1_790_000_000_002L))))
                .isEqualTo(new Keys(null, null, "grant", 1_790_000_000_002L));
    }

    @Test
    void whoWaitsAtTheDoorKnowsUntilWhenAndWhoIsInDoesNotWait() throws Exception {
        RoomId room = new RoomId("ABCD1234");
        assertThat(AckCodec.readAtTheDoor(sent(AckCodec.atTheDoor(room, 1_790_000_000_000L))))
                .hasValue(1_790_000_000_000L);
        assertThat(AckCodec.readAtTheDoor(sent(AckCodec.room(room)))).isEmpty();
    }

    private static Ack.Ok sent(Ack ack) throws BadMessageException {
        return (Ack.Ok) decode(AckCodec.encode(ack));
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
