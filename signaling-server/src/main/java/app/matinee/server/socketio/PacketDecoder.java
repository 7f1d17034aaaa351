package app.matinee.server.socketio;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads one Socket.IO packet from left to right (SIO, Packet encoding, Format):
/// `<type>[<attachments>-][<namespace>,][<ack id>][<JSON>]`.
final class PacketDecoder {
    static final String MAIN_NAMESPACE = "/";

    /// Far above what counting clients reach, and safely an int.
    private static final int MAX_ACK_DIGITS = 9;

    private static final int MAX_NAMESPACE_CHARS = 100;

    /// Names the standard clients use for their own news; no client sends them as events.
    private static final Set<String> RESERVED_EVENTS =
            Set.of(
                    "connect",
                    "connect_error",
                    "disconnect",
                    "disconnecting",
                    "newListener",
                    "removeListener");

    private final String text;
    private final int maxAttachments;
    private int at;

    private PacketDecoder(String text, int maxAttachments) {
        this.text = text;
        this.maxAttachments = maxAttachments;
    }

    static SocketPacket decode(String text, int maxAttachments) throws BadPacketException {
        return new PacketDecoder(text, maxAttachments).decode();
    }

    private SocketPacket decode() throws BadPacketException {
        var type = at < text.length() ? text.charAt(at++) : '?';
        return switch (type) {
            case '0' -> new SocketPacket.Connect(namespace(), auth());
            case '1' -> disconnect();
            case '2' -> event(0);
            case '3' -> ack(0);
            case '5' -> event(attachments());
            case '6' -> ack(attachments());
            default -> throw new BadPacketException("unknown packet type");
        };
    }

    /// The payload is an object if there is one (SIO, Connection to a namespace).
    private @Nullable ObjectNode auth() throws BadPacketException {
        if (at == text.length()) {
            return null;
        }
        if (json() instanceof ObjectNode auth) {
            return auth;
        }
        throw new BadPacketException("CONNECT payload is not an object");
    }

    private SocketPacket disconnect() throws BadPacketException {
        var namespace = namespace();
        if (at < text.length()) {
            throw new BadPacketException("DISCONNECT with a payload");
        }
        return new SocketPacket.Disconnect(namespace);
    }

    /// A non-empty array whose first element is the name (SIO, Sending and receiving data).
    private SocketPacket event(int attachments) throws BadPacketException {
        var namespace = namespace();
        var ackId = ackId();
        if (json() instanceof ArrayNode payload
                && !payload.isEmpty()
                && payload.get(0).isString()) {
            if (RESERVED_EVENTS.contains(payload.get(0).stringValue())) {
                throw new BadPacketException("reserved event name");
            }
            return new SocketPacket.Event(namespace, ackId, attachments, payload);
        }
        throw new BadPacketException("event payload is not an array with a name");
    }

    /// An array, possibly empty, and the id of the event it answers (SIO, Acknowledgement).
    private SocketPacket ack(int attachments) throws BadPacketException {
        var namespace = namespace();
        var ackId = ackId();
        if (ackId >= 0 && json() instanceof ArrayNode payload) {
            return new SocketPacket.Ack(namespace, ackId, attachments, payload);
        }
        throw new BadPacketException("ack without id or array");
    }

    private int attachments() throws BadPacketException {
        var count = digits(2);
        if (count < 0 || at == text.length() || text.charAt(at++) != '-') {
            throw new BadPacketException("binary packet without a number of attachments");
        }
        if (count > maxAttachments) {
            throw new BadPacketException("too many attachments");
        }
        return count;
    }

    /// The main namespace is left out; any other begins with a slash and ends at the comma or the
    /// packet's end.
    private String namespace() throws BadPacketException {
        if (at == text.length() || text.charAt(at) != '/') {
            return MAIN_NAMESPACE;
        }
        var comma = text.indexOf(',', at);
        var end = comma < 0 ? text.length() : comma;
        if (end - at > MAX_NAMESPACE_CHARS) {
            throw new BadPacketException("namespace too long");
        }
        var namespace = text.substring(at, end);
        at = comma < 0 ? end : end + 1;
        return namespace;
    }

    private int ackId() throws BadPacketException {
        return digits(MAX_ACK_DIGITS);
    }

    /// @return the number here, or -1 if there is none
    private int digits(int max) throws BadPacketException {
        var start = at;
        var value = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            if (at - start == max) {
                throw new BadPacketException("number too long");
            }
            value = value * 10 + (text.charAt(at++) - '0');
        }
        return at == start ? -1 : value;
    }

    private JsonNode json() throws BadPacketException {
        return Json.parse(text.substring(at));
    }
}
