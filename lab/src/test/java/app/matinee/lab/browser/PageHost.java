package app.matinee.lab.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Where the page and its Socket.IO come from, and where it says what it sees.
final class PageHost implements AutoCloseable {
    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean leaving;
    private volatile JsonNode report = MissingNode.getInstance();

    /// @param socketIo the file `socket.io.min.js`
    PageHost(Path socketIo) throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext(
                "/peer.html",
                exchange -> {
                    try (InputStream page =
                            Objects.requireNonNull(
                                    PageHost.class.getResourceAsStream("/browser/peer.html"))) {
                        answer(exchange, "text/html", page.readAllBytes());
                    }
                });
        http.createContext(
                "/socket.io.min.js",
                exchange -> answer(exchange, "text/javascript", Files.readAllBytes(socketIo)));
        http.createContext(
                "/report",
                exchange -> {
                    report = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
                    answer(exchange, "text/plain", (leaving ? "leave" : "stay").getBytes(UTF_8));
                });
        http.start();
    }

    String origin() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /// What the page said last; a missing node before it said anything.
    JsonNode report() {
        return report;
    }

    /// For the next page.
    void forget() {
        report = MissingNode.getInstance();
        leaving = false;
    }

    /// Lets the page leave the room when it reports again.
    void leave() {
        leaving = true;
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
