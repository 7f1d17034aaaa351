package app.matinee.server.socketio;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BinaryNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Takes binary values out of a payload and puts them back (SIO, Packet encoding: a binary value is
/// replaced by `{"_placeholder":true,"num":n}` and follows as a message of its own).
final class Attachments {
    private static final String MARK = "_placeholder";
    private static final String NUMBER = "num";

    private Attachments() {}

    record Separated(ArrayNode payload, List<byte[]> attachments) {}

    static Separated separate(ArrayNode payload) {
        if (!holdsBinary(payload)) {
            return new Separated(payload, List.of());
        }
        var taken = new ArrayList<byte[]>();
        return new Separated((ArrayNode) takeFrom(payload, taken), taken);
    }

    private static boolean holdsBinary(JsonNode node) {
        if (node.isBinary()) {
            return true;
        }
        for (var child : node) {
            if (holdsBinary(child)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode takeFrom(JsonNode node, List<byte[]> taken) {
        if (node.isBinary()) {
            taken.add(node.binaryValue());
            return JsonNodeFactory.instance
                    .objectNode()
                    .put(MARK, true)
                    .put(NUMBER, taken.size() - 1);
        }
        if (node instanceof ArrayNode array) {
            var copy = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(child -> copy.add(takeFrom(child, taken)));
            return copy;
        }
        if (node instanceof ObjectNode object) {
            var copy = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(field -> copy.set(field.getKey(), takeFrom(field.getValue(), taken)));
            return copy;
        }
        return node;
    }

    /// Replaces the placeholders of `payload` in place.
    static void restore(ArrayNode payload, List<byte[]> attachments) throws BadPacketException {
        for (var i = 0; i < payload.size(); i++) {
            payload.set(i, restored(payload.get(i), attachments));
        }
    }

    private static JsonNode restored(JsonNode node, List<byte[]> attachments)
            throws BadPacketException {
        if (node instanceof ArrayNode array) {
            restore(array, attachments);
            return array;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        var mark = object.get(MARK);
        if (mark != null && mark.isBoolean() && mark.booleanValue()) {
            var number = object.get(NUMBER);
            if (number == null
                    || !number.isInt()
                    || number.intValue() < 0
                    || number.intValue() >= attachments.size()) {
                throw new BadPacketException("placeholder without its attachment");
            }
            return BinaryNode.valueOf(attachments.get(number.intValue()));
        }
        for (var field : object.properties()) {
            field.setValue(restored(field.getValue(), attachments));
        }
        return object;
    }
}
