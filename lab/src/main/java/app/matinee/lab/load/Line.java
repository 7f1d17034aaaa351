package app.matinee.lab.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One connection of a [Swarm]: a WebSocket that carries Engine.IO, and no more state than that
/// needs. Used on the swarm's thread.
final class Line {
    /// RFC 6455, 5.2: a whole text message, a whole pong.
    private static final int TEXT = 0x81;

    private static final int PONG = 0x8a;
    private static final int MASKED = 0x80;
    private static final int MAX_SHORT = 125;

    /// What the line is to the one who made it.
    final int number;

    private final SocketChannel channel;
    private final SelectionKey key;
    private @Nullable ByteBuffer unsent;

    /// The beginning of a frame whose rest is still to come.
    byte @Nullable [] rest;

    boolean isOpen;

    Line(int number, SocketChannel channel, SelectionKey key) {
        this.number = number;
        this.channel = channel;
        this.key = key;
    }

    SocketChannel channel() {
        return channel;
    }

    void send(String packet) throws IOException {
        frame(TEXT, packet.getBytes(StandardCharsets.UTF_8));
    }

    void pong(byte[] payload) throws IOException {
        frame(PONG, payload);
    }

    /// Bytes as they are: the HTTP request, or what a hostile client may try.
    void write(ByteBuffer bytes) throws IOException {
        if (unsent != null) {
            unsent = joined(unsent, bytes);
            return;
        }
        channel.write(bytes);
        if (bytes.hasRemaining()) {
            unsent = joined(ByteBuffer.allocate(0), bytes);
            key.interestOpsOr(SelectionKey.OP_WRITE);
        }
    }

    /// A mask of zeros: allowed, and the cheapest for both ends (RFC 6455, 5.3).
    private void frame(int firstByte, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 8);
        frame.put((byte) firstByte);
        if (payload.length <= MAX_SHORT) {
            frame.put((byte) (MASKED | payload.length));
        } else {
            frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
        }
        frame.putInt(0).put(payload);
        write(frame.flip());
    }

    void writeMore() throws IOException {
        ByteBuffer waiting = unsent;
        if (waiting != null) {
            channel.write(waiting);
            if (waiting.hasRemaining()) {
                return;
            }
            unsent = null;
        }
        key.interestOpsAnd(~SelectionKey.OP_WRITE);
    }

    private static ByteBuffer joined(ByteBuffer first, ByteBuffer second) {
        return ByteBuffer.allocate(first.remaining() + second.remaining())
                .put(first)
                .put(second)
                .flip();
    }

    void close() throws IOException {
        key.cancel();
        channel.close();
    }
}
