package app.matinee.server.socketio;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Writes Socket.IO packets, each inside an Engine.IO message: hence the `4` before the packet's
/// own type.
final class PacketEncoder {
    static final int NO_ACK = -1;

    private static final byte[] NOTHING = {};

    private PacketEncoder() {}

    static OutPacket connect(String namespace, String socketId) {
        return text("40", namespace, NO_ACK, Json.encode(object("sid", socketId)));
    }

    static OutPacket connectError(String namespace, String message, @Nullable JsonNode data) {
        var error = object("message", message);
        return text(
                "44",
                namespace,
                NO_ACK,
                Json.encode(data == null ? error : error.set("data", data)));
    }

    static OutPacket disconnect(String namespace) {
        return text("41", namespace, NO_ACK, NOTHING);
    }

    static List<OutPacket> event(
            String namespace, int ackId, byte[] payload, List<byte[]> attachments) {
        return packets('2', '5', namespace, ackId, payload, attachments);
    }

    static List<OutPacket> ack(String namespace, int ackId, ArrayNode arguments) {
        var separated = Attachments.separate(arguments);
        return packets(
                '3',
                '6',
                namespace,
                ackId,
                Json.encode(separated.payload()),
                separated.attachments());
    }

    static List<OutPacket> ack(String namespace, int ackId, String argument) {
        var payload = ("[" + argument + "]").getBytes(StandardCharsets.UTF_8);
        return packets('3', '6', namespace, ackId, payload, List.of());
    }

    private static List<OutPacket> packets(
            char plain,
            char binary,
            String namespace,
            int ackId,
            byte[] payload,
            List<byte[]> attachments) {
        if (attachments.isEmpty()) {
            return List.of(text("4" + plain, namespace, ackId, payload));
        }
        var packets = new ArrayList<OutPacket>(attachments.size() + 1);
        packets.add(text("4" + binary + attachments.size() + '-', namespace, ackId, payload));
        for (var attachment : attachments) {
            packets.add(OutPacket.binary(attachment));
        }
        return List.copyOf(packets);
    }

    private static OutPacket text(String type, String namespace, int ackId, byte[] payload) {
        var head = new StringBuilder(type);
        if (!namespace.equals(PacketDecoder.MAIN_NAMESPACE)) {
            head.append(namespace).append(',');
        }
        if (ackId >= 0) {
            head.append(ackId);
        }
        return OutPacket.text(head.toString().getBytes(StandardCharsets.UTF_8), payload);
    }

    private static tools.jackson.databind.node.ObjectNode object(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }
}
