package app.matinee.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `--rehearse`: a whole start, one guest, and the end. It leaves nothing behind but what the
/// virtual machine wants to remember of it (`-XX:AOTCacheOutput`, JEP 483 and 515), so that the
/// real start need not find everything out again.
final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Rehearsal() {}

    /// Blocks for some seconds. Uses a free port of the loopback address and a folder of its own.
    static void play() throws IOException {
        Path data = Files.createTempDirectory("matinee-rehearsal");
        String[] flags = {"--host", "127.0.0.1", "--port", "0", "--data", data.toString()};
        ServerConfig config = CommandLineReader.parse(flags, Map.of()).options().toConfig();
        try (MatineeServer server = MatineeServer.start(config)) {
            new Guest().visit(server.port());
        } finally {
            remove(data);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /// Connects, makes a room and says a line: what each answer begins with, and what is said next.
    private static final class Guest implements WebSocket.Listener {
        private record Line(String heard, String said) {}

        private final Queue<Line> script =
                new ConcurrentLinkedQueue<>(
                        List.of(
                                new Line("0", "40{\"name\":\"Rehearsal\",\"protocol\":1}"),
                                new Line("40", "420[\"create_room\",{}]"),
                                new Line(
                                        "430",
                                        "421[\"chat_message\",{\"text\":\"One, two.\",\"clientMessageId\":\"1\"}]"),
                                new Line("431", "41")));
        private final CompletableFuture<Boolean> over = new CompletableFuture<>();
        private final StringBuilder message = new StringBuilder();

        void visit(int port) throws IOException {
            URI address =
                    URI.create("ws://127.0.0.1:" + port + "/socket.io/?EIO=4&transport=websocket");
            try (HttpClient http = HttpClient.newHttpClient()) {
                WebSocket socket =
                        http.newWebSocketBuilder()
                                .buildAsync(address, this)
                                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                over.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                socket.abort();
            } catch (ExecutionException | TimeoutException e) {
                throw new IOException("the rehearsal's guest could not come: " + e, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("the rehearsal was interrupted", e);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence data, boolean last) {
            message.append(data);
            socket.request(1);
            if (!last) {
                return null;
            }
            Line next = script.peek();
            boolean awaited = next != null && message.indexOf(next.heard()) == 0;
            message.setLength(0);
            if (next == null || !awaited) {
                return null;
            }
            script.remove();
            CompletableFuture<WebSocket> said = socket.sendText(next.said(), true);
            return script.isEmpty() ? said.thenRun(() -> over.complete(true)) : said;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            over.completeExceptionally(error);
        }
    }
}
