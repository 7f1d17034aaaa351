package app.matinee.server.socketio;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A WebSocket that knows no protocol above its frames. What arrives is a line: the text itself,
/// `binary 0102`, or `closed 1000`.
public final class RawSocket implements AutoCloseable {
    private static final String NOTHING = "nothing";

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    private RawSocket(HttpClient http, String url, String... headers) {
        var builder = http.newWebSocketBuilder();
        for (var i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        socket = builder.buildAsync(URI.create(url), new Listener()).join();
    }

    public static RawSocket open(String url, String... headers) {
        return new RawSocket(HttpClient.newHttpClient(), url, headers);
    }

    /// Opens a session and joins the main namespace; its `auth` event has arrived.
    static RawSocket connected(TestServer server) throws InterruptedException {
        var socket = open(server.url("ws", "transport=websocket"));
        socket.next();
        socket.send("40");
        socket.nextMessage();
        socket.nextMessage();
        return socket;
    }

    public RawSocket send(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    /// Sends what the server may answer by closing before it has all of it. Whether it does is told
    /// by [#next], not here.
    public RawSocket sendEvenIfClosed(String text) {
        var _ = socket.sendText(text, true).handle((sent, closed) -> sent).join();
        return this;
    }

    public RawSocket send(byte... bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
        return this;
    }

    /// @return the next message; waits up to five seconds
    public String next() throws InterruptedException {
        var line = received.poll(5, TimeUnit.SECONDS);
        return line == null ? NOTHING : line;
    }

    /// @return the next message that is not a ping; pings are answered
    public String nextMessage() throws InterruptedException {
        var line = next();
        while (line.equals("2")) {
            // Not waited for: the connection may end just now.
            var _ = socket.sendText("3", true);
            line = next();
        }
        return line;
    }

    void stopReading() {
        reading = false;
    }

    private volatile boolean reading = true;

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                received.add(text.toString());
                text.setLength(0);
            }
            return more(webSocket);
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(
                WebSocket webSocket, ByteBuffer data, boolean last) {
            var bytes = new byte[data.remaining()];
            data.get(bytes);
            received.add("binary " + HexFormat.of().formatHex(bytes));
            return more(webSocket);
        }

        private @Nullable CompletionStage<?> more(WebSocket webSocket) {
            if (reading) {
                webSocket.request(1);
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(
                WebSocket webSocket, int statusCode, String reason) {
            received.add("closed " + statusCode);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            received.add("closed abruptly");
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
