package app.matinee.lab.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One connection to a client's control channel. One question at a time; any thread.
public final class ControlClient implements AutoCloseable {
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    /// A room's state with a long list of corrections stays below.
    private static final int MAX_ANSWER = 1 << 20;

    private final SocketChannel channel;
    private final Selector selector;
    private final ByteBuffer heard = ByteBuffer.allocate(MAX_ANSWER);

    /// @throws IOException also when the token is wrong
    public ControlClient(int port, String token) throws IOException {
        this(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), token);
    }

    /// @param path of the socket
    /// @throws IOException also when the token is wrong
    public ControlClient(Path path, String token) throws IOException {
        this(UnixDomainSocketAddress.of(path), token);
    }

    private ControlClient(SocketAddress address, String token) throws IOException {
        channel = SocketChannel.open(address);
        selector = Selector.open();
        try {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            ask(JsonMapper.shared().createObjectNode().put("token", token));
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    public static ObjectNode command(String what) {
        return JsonMapper.shared().createObjectNode().put("do", what);
    }

    /// @return the answer, which says `ok`
    /// @throws IOException when the client says no, or nothing
    public synchronized JsonNode ask(ObjectNode question) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((question + "\n").getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
            channel.write(line);
        }
        try {
            JsonNode answer = JsonMapper.shared().readTree(answer());
            if (!answer.path("ok").asBoolean(false)) {
                throw new IOException("refused: " + answer.path("error").asString("?"));
            }
            return answer;
        } catch (JacksonException e) {
            throw new IOException("the control channel answered no JSON", e);
        }
    }

    /// A channel at a path knows no time-out of its own, hence the selector.
    private String answer() throws IOException {
        long until = System.nanoTime() + ANSWER_TIMEOUT.toNanos();
        heard.clear();
        while (heard.position() == 0 || heard.get(heard.position() - 1) != '\n') {
            long leftMs = (until - System.nanoTime()) / 1_000_000;
            if (leftMs <= 0 || !heard.hasRemaining()) {
                throw new IOException("the control channel did not answer in time");
            }
            selector.select(leftMs);
            selector.selectedKeys().clear();
            if (channel.read(heard) < 0) {
                throw new IOException("the control channel was closed");
            }
        }
        return new String(heard.array(), 0, heard.position(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        selector.close();
    }
}
