package app.matinee.client.player.fx;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Serves a film over http, but no byte beyond a place in it until it is told to.
final class ChokedHost implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
    private static final int PIECE = 8_192;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch letGo = new CountDownLatch(1);
    private final byte[] film;
    private final int until;

    ChokedHost(Path film, int until) throws IOException {
        this.film = Files.readAllBytes(film);
        this.until = until;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/film.mp4", this::serve);
        server.start();
    }

    URI film() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/film.mp4");
    }

    private void serve(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestHeaders().getFirst("Range");
        Matcher range = RANGE.matcher(asked == null ? "" : asked);
        boolean part = range.matches();
        int from = part ? Integer.parseInt(range.group(1)) : 0;
        int to =
                part && !range.group(2).isEmpty()
                        ? Math.min(film.length, Integer.parseInt(range.group(2)) + 1)
                        : film.length;
        exchange.getResponseHeaders().set("Content-Type", "video/mp4");
        exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
        if (part) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + film.length);
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            // MediaPlayer asks for the length first, and a body would break its next request.
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(film.length));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            return;
        }
        exchange.sendResponseHeaders(part ? 206 : 200, to - from);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int at = from; at < to; at += PIECE) {
                if (at + PIECE > until) {
                    letGo.await();
                }
                out.write(film, at, Math.min(PIECE, to - at));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The rest comes from now on.
    void letGo() {
        letGo.countDown();
    }

    /// Also ends what is still on its way.
    @Override
    public void close() {
        letGo();
        server.stop(0);
        threads.shutdownNow();
    }
}
