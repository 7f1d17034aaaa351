package app.matinee.client.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Listens on loopback, or at a path. A connection's first line must be `{"token":"…"}` with the
/// token this program was started with; anything else ends it. Every later line is a command and
/// gets one line back: `{"ok":true,…}` or `{"ok":false,"error":"…"}`. A bad command leaves the
/// connection open.
public final class ControlServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);
    private static final int MAX_LINE = 16_384;
    private static final int MAX_CONNECTIONS = 8;

    private final ControlDesk desk;
    private final byte[] token;
    private final Executor threads;
    private final ServerSocketChannel door;
    private final Set<SocketChannel> guests = ConcurrentHashMap.newKeySet();

    /// @param port 0 for any free one
    /// @param token not empty; compared in constant time
    /// @param threads runs one task per connection, each of which blocks
    /// @throws IOException when the port is taken
    public ControlServer(ControlDesk desk, int port, String token, Executor threads)
            throws IOException {
        this(
                desk,
                ServerSocketChannel.open(),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                token,
                threads);
    }

    /// At a path instead of a port, for a test in another network namespace.
    ///
    /// @param path a socket is made there; what lies there already is an error
    /// @throws IOException also when the path is longer than the system allows (about 100)
    public ControlServer(ControlDesk desk, Path path, String token, Executor threads)
            throws IOException {
        this(
                desk,
                ServerSocketChannel.open(StandardProtocolFamily.UNIX),
                UnixDomainSocketAddress.of(path),
                token,
                threads);
    }

    private ControlServer(
            ControlDesk desk,
            ServerSocketChannel door,
            SocketAddress address,
            String token,
            Executor threads)
            throws IOException {
        if (token.isEmpty()) {
            throw new IllegalArgumentException("a control channel needs a token");
        }
        this.desk = desk;
        this.token = token.getBytes(StandardCharsets.UTF_8);
        this.threads = threads;
        this.door = door;
        try {
            door.bind(address, MAX_CONNECTIONS);
        } catch (IOException e) {
            door.close();
            throw e;
        }
        threads.execute(this::welcome);
    }

    /// Of a channel on a port.
    public int port() throws IOException {
        return ((InetSocketAddress) door.getLocalAddress()).getPort();
    }

    /// Ends all connections. Idempotent.
    @Override
    public void close() throws IOException {
        door.close();
        for (SocketChannel guest : guests) {
            guest.close();
        }
    }

    private void welcome() {
        while (door.isOpen()) {
            try {
                SocketChannel guest = door.accept();
                guests.add(guest);
                if (guests.size() > MAX_CONNECTIONS) {
                    leave(guest);
                } else {
                    threads.execute(() -> serve(guest));
                }
            } catch (IOException e) {
                if (door.isOpen()) {
                    LOG.warn("The control channel lost a connection: {}", e.toString());
                }
            }
        }
    }

    private void serve(SocketChannel guest) {
        try (BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        Channels.newInputStream(guest), StandardCharsets.UTF_8));
                OutputStream answers = Channels.newOutputStream(guest)) {
            if (guest.getLocalAddress() instanceof InetSocketAddress) {
                guest.setOption(StandardSocketOptions.TCP_NODELAY, true);
            }
            String first = line(lines);
            if (first == null || !opens(first)) {
                write(answers, error("The token is wrong."));
                return;
            }
            write(answers, JsonMapper.shared().createObjectNode().put("ok", true));
            for (String line = line(lines); line != null; line = line(lines)) {
                write(answers, answer(line));
            }
        } catch (IOException e) {
            LOG.debug("A control connection ended: {}", e.toString());
        } finally {
            leave(guest);
        }
    }

    private void leave(SocketChannel guest) {
        guests.remove(guest);
        try {
            guest.close();
        } catch (IOException e) {
            LOG.debug("A control connection did not close: {}", e.toString());
        }
    }

    private boolean opens(String line) {
        try {
            String offered = CommandReader.object(line).path("token").asString("");
            return MessageDigest.isEqual(token, offered.getBytes(StandardCharsets.UTF_8));
        } catch (BadCommandException e) {
            return false;
        }
    }

    private ObjectNode answer(String line) {
        try {
            return desk.answer(CommandReader.read(line));
        } catch (BadCommandException e) {
            return error(String.valueOf(e.getMessage()));
        }
    }

    /// @return null at the end
    private static @Nullable String line(BufferedReader lines) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = lines.read(); c != '\n'; c = lines.read()) {
            if (c < 0) {
                return null;
            }
            if (line.length() == MAX_LINE) {
                throw new IOException("a line of more than " + MAX_LINE + " characters");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    private static void write(OutputStream answers, ObjectNode answer) throws IOException {
        answers.write((answer + "\n").getBytes(StandardCharsets.UTF_8));
        answers.flush();
    }

    private static ObjectNode error(String why) {
        return JsonMapper.shared().createObjectNode().put("ok", false).put("error", why);
    }
}
