package app.matinee.server.socketio;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// One Engine.IO packet on its way out, laid out as a server's WebSocket frame: unmasked, whole,
/// uncompressed.
///
/// Immutable, and compared by identity: the same packet waits in the queues of many clients, and
/// queues with the same packets are written from one buffer.
final class OutPacket {
    static final OutPacket PING = text("2");
    static final OutPacket CLOSE = text("1");
    static final OutPacket NOOP = text("6");
    static final OutPacket PROBE_PONG = text("3probe");

    /// RFC 6455, 5.2: final fragment, opcode text or binary.
    private static final int TEXT_FRAME = 0x81;

    private static final int BINARY_FRAME = 0x82;

    private final byte[] frame;
    private final int payloadAt;

    private OutPacket(int firstByte, byte[] head, byte[] tail) {
        var length = head.length + tail.length;
        payloadAt = length < 126 ? 2 : length < 65_536 ? 4 : 10;
        frame = new byte[payloadAt + length];
        frame[0] = (byte) firstByte;
        var lengthBytes = payloadAt == 2 ? 0 : payloadAt - 2;
        frame[1] = (byte) (lengthBytes == 0 ? length : lengthBytes == 2 ? 126 : 127);
        for (var i = 0; i < lengthBytes; i++) {
            frame[payloadAt - 1 - i] = (byte) ((long) length >>> (8 * i));
        }
        System.arraycopy(head, 0, frame, payloadAt, head.length);
        System.arraycopy(tail, 0, frame, payloadAt + head.length, tail.length);
    }

    static OutPacket text(String packet) {
        return text(packet.getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    /// @param head begins with the Engine.IO packet type
    static OutPacket text(byte[] head, byte[] tail) {
        return new OutPacket(TEXT_FRAME, head, tail);
    }

    /// A binary message; on a WebSocket it has no type (EIO, Packet encoding).
    static OutPacket binary(byte[] bytes) {
        return new OutPacket(BINARY_FRAME, bytes, new byte[0]);
    }

    /// Bytes as a WebSocket frame.
    int frameBytes() {
        return frame.length;
    }

    void writeFrame(ByteBuf to) {
        to.writeBytes(frame);
    }

    /// Bytes in the body of a polling answer.
    int pollBytes() {
        var length = frame.length - payloadAt;
        return isBinary() ? 1 + (length + 2) / 3 * 4 : length;
    }

    /// EIO, Packet encoding, HTTP long-polling: binary as `b` and base64.
    void writePoll(ByteBuf to) {
        if (isBinary()) {
            to.writeByte('b');
            to.writeBytes(
                    Base64.getEncoder()
                            .encode(java.util.Arrays.copyOfRange(frame, payloadAt, frame.length)));
        } else {
            to.writeBytes(frame, payloadAt, frame.length - payloadAt);
        }
    }

    private boolean isBinary() {
        return frame[0] == (byte) BINARY_FRAME;
    }
}
