package app.matinee.server.socketio;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// Packets in the body of a polling request or answer (EIO, Packet encoding, HTTP long-polling).
final class EnginePayload {
    private static final char SEPARATOR = '\u001e';

    private EnginePayload() {}

    /// Called for the packets of one payload, in order.
    interface Sink {
        /// @param packet begins with its type, if it is not empty
        void text(String packet) throws BadPacketException;

        void binary(byte[] message) throws BadPacketException;
    }

    static void decode(byte[] body, Sink sink) throws BadPacketException {
        var text = utf8(body);
        for (var start = 0; start <= text.length(); ) {
            var separator = text.indexOf(SEPARATOR, start);
            var end = separator < 0 ? text.length() : separator;
            if (end > start && text.charAt(start) == 'b') {
                sink.binary(base64(text.substring(start + 1, end)));
            } else {
                sink.text(text.substring(start, end));
            }
            start = end + 1;
        }
    }

    static ByteBuf encode(List<OutPacket> packets) {
        var bytes = packets.size() - 1;
        for (var packet : packets) {
            bytes += packet.pollBytes();
        }
        var body = Unpooled.buffer(bytes);
        for (var i = 0; i < packets.size(); i++) {
            if (i > 0) {
                body.writeByte(SEPARATOR);
            }
            packets.get(i).writePoll(body);
        }
        return body;
    }

    private static String utf8(byte[] body) throws BadPacketException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw new BadPacketException("body is not UTF-8: " + e.getClass().getSimpleName());
        }
    }

    private static byte[] base64(String text) throws BadPacketException {
        try {
            // The standard Java client breaks lines.
            return Base64.getDecoder().decode(text.replace("\n", "").replace("\r", ""));
        } catch (IllegalArgumentException e) {
            throw new BadPacketException("bad base64: " + e.getClass().getSimpleName());
        }
    }
}
