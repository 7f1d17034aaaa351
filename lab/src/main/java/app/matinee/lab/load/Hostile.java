package app.matinee.lab.load;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// One connection of somebody who means no good: sends whatever bytes it likes and looks at what
/// comes back. Blocking; each read waits a bounded time.
final class Hostile implements AutoCloseable {
    static final int TEXT = 0x81;
    static final int BINARY = 0x82;
    static final int FIRST_FRAGMENT = 0x01;
    static final int FRAGMENT = 0x00;
    static final int PING = 0x89;

    /// How long the server may take to close.
    static final Duration SOON = Duration.ofSeconds(2);

    static final String FILL = "x".repeat(1_000);

    private static final int CLOSE = 8;

    private final Socket socket;
    private final int port;

    private Hostile(Socket socket, int port) {
        this.socket = socket;
        this.port = port;
    }

    /// @param address the last part of the loopback address it comes from
    static Hostile from(int address, int port) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0." + address), 0));
        socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 5_000);
        socket.setSoTimeout(5_000);
        return new Hostile(socket, port);
    }

    /// One that will not read: its buffer is as small as the system allows.
    static Hostile deafFrom(int address, int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0." + address), 0));
        socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 5_000);
        socket.setSoTimeout(5_000);
        return new Hostile(socket, port);
    }

    Hostile write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /// A request line and the headers every request needs.
    Hostile request(String line, String... headers) throws IOException {
        StringBuilder head = new StringBuilder(line + " HTTP/1.1\r\nHost: 127.0.0.1:" + port);
        for (String header : headers) {
            head.append("\r\n").append(header);
        }
        return write(head + "\r\n\r\n");
    }

    /// Opens a WebSocket.
    ///
    /// @return the answer's head
    String upgrade(String query, String... headers) throws IOException {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 4);
        all[headers.length] = "Connection: Upgrade";
        all[headers.length + 1] = "Upgrade: websocket";
        all[headers.length + 2] = "Sec-WebSocket-Version: 13";
        all[headers.length + 3] = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
        request("GET /socket.io/?EIO=4&transport=websocket" + query, all);
        return head();
    }

    /// Opens a WebSocket and connects as a person would.
    Hostile connected() throws IOException {
        upgrade("");
        text();
        frame(TEXT, "40{\"name\":\"Mallory\",\"protocol\":1}");
        until("40");
        return this;
    }

    /// Makes a room and sits in it.
    ///
    /// @return its id
    String makeRoom(String body) throws IOException {
        frame(TEXT, "420[\"create_room\"," + body + "]");
        String ack = until("430");
        int id = ack.indexOf("\"roomId\":\"") + 10;
        return ack.substring(id, id + 8);
    }

    Hostile frame(int firstByte, String payload) throws IOException {
        return frame(firstByte, payload.getBytes(StandardCharsets.UTF_8));
    }

    Hostile frame(int firstByte, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) firstByte);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 65_536) {
            frame.put((byte) 0xfe).putShort((short) payload.length);
        } else {
            frame.put((byte) 0xff).putLong(payload.length);
        }
        frame.putInt(0).put(payload);
        socket.getOutputStream().write(frame.array(), 0, frame.position());
        return this;
    }

    /// @return the answer's head, and no byte more
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new EOFException("closed");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    int status() throws IOException {
        return Integer.parseInt(head().substring(9, 12));
    }

    /// @return the next message; pings of both layers are passed over, not answered
    /// @throws EOFException when the connection was closed instead
    String text() throws IOException {
        while (true) {
            int first = read();
            int length = read() & 0x7f;
            if (length == 126) {
                length = read() << 8 | read();
            } else if (length == 127) {
                long whole = 0;
                for (int i = 0; i < 8; i++) {
                    whole = whole << 8 | read();
                }
                length = Math.toIntExact(whole);
            }
            String payload =
                    new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
            if ((first & 0x0f) == CLOSE) {
                throw new EOFException("close frame");
            }
            if ((first & 0x0f) == (TEXT & 0x0f) && !payload.equals("2")) {
                return payload;
            }
        }
    }

    /// @return the first message that begins so
    String until(String beginning) throws IOException {
        String text = text();
        while (!text.startsWith(beginning)) {
            text = text();
        }
        return text;
    }

    private int read() throws IOException {
        int next = socket.getInputStream().read();
        if (next < 0) {
            throw new EOFException("closed");
        }
        return next;
    }

    /// Reads messages and forgets them.
    ///
    /// @return whether the WebSocket was closed within the time, by a close frame or with its
    ///   connection; nothing that is sent after either is handled
    boolean isWebSocketClosedWithin(Duration time) throws IOException {
        long until = System.nanoTime() + time.toNanos();
        try {
            while (true) {
                long left = (until - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                socket.setSoTimeout((int) left);
                text();
            }
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (EOFException | SocketException closed) {
            return true;
        }
    }

    /// Reads and forgets.
    ///
    /// @return whether the other side closed within the time
    boolean isClosedWithin(Duration time) throws IOException {
        long until = System.nanoTime() + time.toNanos();
        byte[] bytes = new byte[8_192];
        while (true) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            socket.setSoTimeout((int) left);
            try {
                if (socket.getInputStream().read(bytes) < 0) {
                    return true;
                }
            } catch (SocketTimeoutException stillOpen) {
                return false;
            } catch (SocketException reset) {
                return reset.getMessage() != null;
            }
        }
    }

    /// @return the body of the answer, until the other side closes
    String rest() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        socket.getInputStream().transferTo(all);
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /// Something to send again and again.
    interface Send {
        void run() throws IOException;
    }

    /// @return whether the other side closed before all was sent
    static boolean sendUntilClosed(Send send, int times) throws IOException {
        try {
            for (int i = 0; i < times; i++) {
                send.run();
            }
            return false;
        } catch (SocketException closed) {
            return closed.getMessage() != null;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
