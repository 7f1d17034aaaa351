package app.matinee.server.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

class EncodingTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static String poll(List<OutPacket> packets) {
        return EnginePayload.encode(packets).toString(StandardCharsets.UTF_8);
    }

    private static List<String> decode(String body) throws BadPacketException {
        var packets = new ArrayList<String>();
        EnginePayload.decode(
                body.getBytes(StandardCharsets.UTF_8),
                new EnginePayload.Sink() {
                    @Override
                    public void text(String packet) {
                        packets.add(packet);
                    }

                    @Override
                    public void binary(byte[] message) {
                        packets.add("binary " + message.length);
                    }
                });
        return packets;
    }

    @ParameterizedTest
    @CsvSource({
        "0, 8100",
        "125, 817d",
        "126, 817e007e",
        "65535, 817effff",
        "65536, 817f0000000000010000"
    })
    void frameHeaderFollowsTheRfc(int length, String header) {
        var packet = OutPacket.text("x".repeat(length));
        var frame = Unpooled.buffer();
        packet.writeFrame(frame);
        assertThat(io.netty.buffer.ByteBufUtil.hexDump(frame, 0, header.length() / 2))
                .isEqualTo(header);
        assertThat(frame.readableBytes())
                .isEqualTo(header.length() / 2 + length)
                .isEqualTo(packet.frameBytes());
    }

    @Test
    void eventsAreEncodedForTheirNamespace() {
        var event = EncodedEvent.of("e", JSON.numberNode(1), JSON.stringNode("ü"));
        assertThat(poll(event.packets("/"))).isEqualTo("42[\"e\",1,\"ü\"]");
        assertThat(poll(event.packets("/custom"))).isEqualTo("42/custom,[\"e\",1,\"ü\"]");
        assertThat(poll(event.packets("/", 7))).isEqualTo("427[\"e\",1,\"ü\"]");
    }

    @Test
    void readyJsonIsSentAsItIs() {
        assertThat(poll(EncodedEvent.of("e\"", "{\"a\": 1}").packets("/")))
                .isEqualTo("42[\"e\\\"\",{\"a\": 1}]");
    }

    @Test
    void oneEventIsEncodedOnce() {
        var event = EncodedEvent.of("e");
        assertThat(event.packets("/")).isSameAs(event.packets("/"));
    }

    @Test
    void binaryValuesBecomeAttachments() {
        var deep = JSON.objectNode().set("x", JSON.binaryNode(new byte[] {3}));
        var event =
                EncodedEvent.of(
                        "e", JSON.binaryNode(new byte[] {1, 2}), JSON.arrayNode().add(deep));
        assertThat(poll(event.packets("/")))
                .isEqualTo(
                        "452-[\"e\",{\"_placeholder\":true,\"num\":0},[{\"x\":{\"_placeholder\":true,\"num\":1}}]]"
                                + "\u001ebAQI=\u001ebAw==");
    }

    /// Packets of the server's own: the examples of the specification.
    @Test
    void theServersOwnPacketsAreLaidOutAsSpecified() {
        var binary = JSON.arrayNode().add("a").add(JSON.binaryNode(new byte[] {1, 2}));
        assertThat(poll(List.of(PacketEncoder.connect("/", "x1")))).isEqualTo("40{\"sid\":\"x1\"}");
        assertThat(poll(List.of(PacketEncoder.connect("/admin", "x1"))))
                .isEqualTo("40/admin,{\"sid\":\"x1\"}");
        assertThat(poll(List.of(PacketEncoder.connectError("/", "Not authorized", null))))
                .isEqualTo("44{\"message\":\"Not authorized\"}");
        assertThat(
                        poll(
                                List.of(
                                        PacketEncoder.connectError(
                                                "/admin", "No", JSON.objectNode().put("code", 7)))))
                .isEqualTo("44/admin,{\"message\":\"No\",\"data\":{\"code\":7}}");
        assertThat(poll(List.of(PacketEncoder.disconnect("/admin")))).isEqualTo("41/admin,");
        assertThat(poll(PacketEncoder.ack("/admin", 0, JSON.arrayNode().add("bar"))))
                .isEqualTo("43/admin,0[\"bar\"]");
        assertThat(poll(PacketEncoder.ack("/", 15, binary)))
                .isEqualTo("461-15[\"a\",{\"_placeholder\":true,\"num\":0}]\u001ebAQI=");
        assertThat(poll(PacketEncoder.ack("/", 15, "{\"ok\":true}")))
                .isEqualTo("4315[{\"ok\":true}]");
    }

    @Test
    void attachmentsComeBackWhereTheyWere() throws BadPacketException {
        var payload =
                (ArrayNode)
                        Json.parse(
                                "[\"e\",{\"_placeholder\":true,\"num\":1},[{\"x\":{\"_placeholder\":true,\"num\":0}},2]]");
        Attachments.restore(payload, List.of(new byte[] {1}, new byte[] {2, 3}));
        assertThat(payload.get(1).binaryValue()).containsExactly(2, 3);
        assertThat(payload.get(2).get(0).get("x").binaryValue()).containsExactly(1);
        assertThat(payload.get(2).get(1).intValue()).isEqualTo(2);
    }

    /// Nothing is copied that need not be.
    @Test
    void aPayloadWithoutBinaryIsTakenAsItIs() {
        var plain = JSON.arrayNode().add("e").add(JSON.objectNode().put("a", 1));
        assertThat(Attachments.separate(plain).payload()).isSameAs(plain);
        assertThat(Attachments.separate(plain).attachments()).isEmpty();
    }

    @Test
    void halfASurrogatePairDoesNotBreakTheWire() {
        assertThat(poll(EncodedEvent.of("e", JSON.stringNode("\ud800")).packets("/")))
                .isEqualTo("42[\"e\",\"?\"]");
    }

    @Test
    void bodiesAreSplitAtTheSeparator() throws BadPacketException {
        assertThat(decode("4hello\u001e2\u001ebAQIDBA==\u001e"))
                .containsExactly("4hello", "2", "binary 4", "");
        assertThat(decode("bAQID\nBA==\n"))
                .as("as the Java client writes it")
                .containsExactly("binary 4");
        assertThat(decode("")).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"b?", "bAQ=", "bAQIDBA==x", "b AQI="})
    void badBase64IsRefused(String body) {
        assertThatThrownBy(() -> decode(body)).isInstanceOf(BadPacketException.class);
    }

    @Test
    void bodiesAreUtf8() {
        assertThatThrownBy(() ->
                        EnginePayload.decode(
                                new byte[] {'4', (byte) 0xff},
                                new EnginePayload.Sink() {
                                    @Override
                                    public void text(String packet) {}

                                    @Override
                                    public void binary(byte[] message) {}
                                }))
                .isInstanceOf(BadPacketException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1", "\"0\"", "0.5", "null", "99999999999"})
    void placeholderMustNameAnAttachment(String number) throws BadPacketException {
        var payload =
                (ArrayNode)
                        Json.parse(
                                "[\"e\",{\"a\":{\"_placeholder\":true,\"num\":" + number + "}}]");
        assertThatThrownBy(() -> Attachments.restore(payload, List.of(new byte[1])))
                .isInstanceOf(BadPacketException.class);
    }

    @Test
    void whatOnlyLooksLikeAPlaceholderStays() throws BadPacketException {
        var payload =
                (ArrayNode) Json.parse("[\"e\",{\"_placeholder\":false,\"num\":5},{\"num\":0}]");
        Attachments.restore(payload, List.of());
        assertThat(payload)
                .isEqualTo(Json.parse("[\"e\",{\"_placeholder\":false,\"num\":5},{\"num\":0}]"));
    }
}
