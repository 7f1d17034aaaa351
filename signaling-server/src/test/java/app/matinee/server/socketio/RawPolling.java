package app.matinee.server.socketio;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// One polling session, request by request.
final class RawPolling implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final TestServer server;
    final String open;
    final String sid;

    private RawPolling(TestServer server) throws IOException, InterruptedException {
        this.server = server;
        open =
                http.send(
                                request(server.url("http", "transport=polling")).build(),
                                BodyHandlers.ofString())
                        .body();
        sid = open.replaceFirst(".*\"sid\":\"([^\"]+)\".*", "$1");
    }

    static RawPolling open(TestServer server) throws IOException, InterruptedException {
        return new RawPolling(server);
    }

    String url(String scheme, String transport) {
        return server.url(scheme, "transport=" + transport + "&sid=" + sid);
    }

    /// @return status and body, as in `200 ok`
    String post(String body) throws IOException, InterruptedException {
        return line(http.send(postRequest(body), BodyHandlers.ofString()));
    }

    CompletableFuture<String> postLater(String body) {
        return http.sendAsync(postRequest(body), BodyHandlers.ofString())
                .thenApply(RawPolling::line);
    }

    String poll() throws IOException, InterruptedException {
        return line(http.send(request(url("http", "polling")).build(), BodyHandlers.ofString()));
    }

    CompletableFuture<String> pollLater() {
        return http.sendAsync(request(url("http", "polling")).build(), BodyHandlers.ofString())
                .thenApply(RawPolling::line);
    }

    private HttpRequest postRequest(String body) {
        return request(url("http", "polling")).POST(BodyPublishers.ofString(body)).build();
    }

    static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10));
    }

    static String line(HttpResponse<String> response) {
        return response.statusCode() + " " + response.body();
    }

    @Override
    public void close() {
        http.close();
    }
}
