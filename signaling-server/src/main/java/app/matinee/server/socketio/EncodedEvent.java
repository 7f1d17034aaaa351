package app.matinee.server.socketio;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// An event in the form it has on the wire. Encoded once, then sent to as many sockets as there
/// are.
///
/// Immutable but for a cache of the packets of the main namespace, which is the one everybody is
/// in.
public final class EncodedEvent {
    private final byte[] payload;
    private final List<byte[]> attachments;
    private volatile @Nullable List<OutPacket> mainNamespacePackets;

    private EncodedEvent(byte[] payload, List<byte[]> attachments) {
        this.payload = payload;
        this.attachments = attachments;
    }

    /// @param arguments may hold `BinaryNode`s at any depth; they travel as binary attachments
    public static EncodedEvent of(String event, JsonNode... arguments) {
        var array = JsonNodeFactory.instance.arrayNode(arguments.length + 1);
        array.add(event);
        for (var argument : arguments) {
            array.add(argument);
        }
        var separated = Attachments.separate(array);
        return new EncodedEvent(Json.encode(separated.payload()), separated.attachments());
    }

    /// @param json the event's one argument: a whole JSON value, sent as it is
    public static EncodedEvent of(String event, String json) {
        return of(event, json.getBytes(StandardCharsets.UTF_8));
    }

    /// @param json the event's one argument: a whole JSON value in UTF-8, sent as it is
    public static EncodedEvent of(String event, byte[] json) {
        var name = Json.encode(JsonNodeFactory.instance.stringNode(event));
        var payload = new byte[name.length + json.length + 3];
        payload[0] = '[';
        System.arraycopy(name, 0, payload, 1, name.length);
        payload[name.length + 1] = ',';
        System.arraycopy(json, 0, payload, name.length + 2, json.length);
        payload[payload.length - 1] = ']';
        return new EncodedEvent(payload, List.of());
    }

    List<OutPacket> packets(String namespace) {
        if (!namespace.equals(PacketDecoder.MAIN_NAMESPACE)) {
            return PacketEncoder.event(namespace, PacketEncoder.NO_ACK, payload, attachments);
        }
        // Two threads may both encode; both results are equal, and one identity per event is only
        // an optimisation.
        var packets = mainNamespacePackets;
        if (packets == null) {
            packets = PacketEncoder.event(namespace, PacketEncoder.NO_ACK, payload, attachments);
            mainNamespacePackets = packets;
        }
        return packets;
    }

    List<OutPacket> packets(String namespace, int ackId) {
        return PacketEncoder.event(namespace, ackId, payload, attachments);
    }
}
