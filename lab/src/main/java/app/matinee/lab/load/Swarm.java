package app.matinee.lab.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// Thousands of raw connections on one thread: the one that calls.
///
/// It reads frames where they lie in one buffer and hands out their bounds, so that a delivery
/// costs it a few comparisons and not an object. Pings of both layers are answered here.
final class Swarm implements AutoCloseable {
    /// What the lines have to say.
    interface Listener {
        /// The WebSocket stands; the open packet of Engine.IO comes as the first text.
        void open(Line line) throws IOException;

        /// A text message: `bytes` from `from` to `to`, good until this call ends.
        void text(Line line, ByteBuffer bytes, int from, int to) throws IOException;

        /// The other side ended it, or it could not be opened.
        void closed(Line line, String why) throws IOException;
    }

    /// Clients of one address to one port are bounded by the ports of that address.
    private static final int LINES_PER_ADDRESS = 5_000;

    private static final int BUFFER_BYTES = 1 << 18;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;

    private final Selector selector = Selector.open();
    private final InetSocketAddress server;
    private final Listener listener;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final byte[] request;
    private int lines;
    private long bytesIn;

    Swarm(int port, Listener listener) throws IOException {
        this.server = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
        this.listener = listener;
        this.request =
                ("GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:"
                                + port
                                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                                + "Sec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
    }

    /// Begins to connect; [Listener#open] or [Listener#closed] tells how it went.
    Line connect() throws IOException {
        int number = lines++;
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.bind(
                new InetSocketAddress(
                        InetAddress.ofLiteral("127.0.0." + (2 + number / LINES_PER_ADDRESS)), 0));
        SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
        Line line = new Line(number, channel, key);
        key.attach(line);
        channel.connect(server);
        return line;
    }

    /// Everything read so far, of all lines, frames' heads included.
    long bytesIn() {
        return bytesIn;
    }

    /// Serves what is ready; waits for it at most so long.
    ///
    /// @param millis 0 does not wait
    void turn(long millis) throws IOException {
        if (millis == 0) {
            selector.selectNow(this::serve);
        } else {
            selector.select(this::serve, millis);
        }
    }

    private void serve(SelectionKey key) {
        Line line = (Line) key.attachment();
        try {
            if (key.isConnectable()) {
                line.channel().finishConnect();
                key.interestOps(SelectionKey.OP_READ);
                line.write(ByteBuffer.wrap(request));
            } else {
                if (key.isWritable()) {
                    line.writeMore();
                }
                if (key.isReadable()) {
                    read(line);
                }
            }
        } catch (IOException broken) {
            end(line, broken.getClass().getSimpleName());
        }
    }

    private void read(Line line) throws IOException {
        buffer.clear();
        if (line.rest != null) {
            buffer.put(line.rest);
            line.rest = null;
        }
        int count = line.channel().read(buffer);
        if (count < 0) {
            end(line, "closed");
            return;
        }
        bytesIn += count;
        buffer.flip();
        if (!line.isOpen && !skipHead(line)) {
            return;
        }
        while (frame(line)) {
            if (!line.channel().isOpen()) {
                return;
            }
        }
        keepRest(line);
    }

    private void keepRest(Line line) {
        if (buffer.hasRemaining()) {
            byte[] rest = new byte[buffer.remaining()];
            buffer.get(rest);
            line.rest = rest;
        }
    }

    /// @return whether the head of the answer has come whole
    private boolean skipHead(Line line) throws IOException {
        String head = StandardCharsets.ISO_8859_1.decode(buffer.duplicate()).toString();
        int end = head.indexOf("\r\n\r\n");
        if (end < 0) {
            keepRest(line);
            return false;
        }
        if (!head.startsWith("HTTP/1.1 101")) {
            end(line, head.substring(0, head.indexOf('\r')));
            return false;
        }
        buffer.position(end + 4);
        line.isOpen = true;
        listener.open(line);
        return true;
    }

    /// RFC 6455, 5.2; a server does not mask, and both servers send whole messages.
    ///
    /// @return whether there was a whole frame
    private boolean frame(Line line) throws IOException {
        int at = buffer.position();
        int available = buffer.remaining();
        if (available < 2) {
            return false;
        }
        int length = buffer.get(at + 1) & 0x7f;
        int head = 2;
        if (length == 126) {
            head = 4;
            length = available < head ? 0 : buffer.getShort(at + 2) & 0xffff;
        } else if (length == 127) {
            head = 10;
            length = available < head ? 0 : (int) buffer.getLong(at + 2);
        }
        if (available < head + length) {
            if (head + length > BUFFER_BYTES) {
                throw new IOException("a frame of " + length + " bytes");
            }
            return false;
        }
        int from = at + head;
        buffer.position(from + length);
        switch (buffer.get(at) & 0x0f) {
            case TEXT -> text(line, from, from + length);
            case PING -> {
                byte[] payload = new byte[length];
                buffer.get(from, payload);
                line.pong(payload);
            }
            case CLOSE -> end(line, "close " + (length < 2 ? 0 : buffer.getShort(from)));
            default -> {}
        }
        return true;
    }

    private void text(Line line, int from, int to) throws IOException {
        if (to - from == 1 && buffer.get(from) == '2') {
            line.send("3");
        }
        listener.text(line, buffer, from, to);
    }

    private void end(Line line, String why) {
        try {
            line.close();
            listener.closed(line, why);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
