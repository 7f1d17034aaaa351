package app.matinee.client;

import app.matinee.client.ui.common.ServerProbe;
import app.matinee.protocol.Limits;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Asks `GET /health`.
final class HealthProbe implements ServerProbe, AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TIMEOUT)
                    .build();

    @Override
    public CompletionStage<Answer> probe(URI server) {
        HttpRequest request;
        try {
            request = HttpRequest.newBuilder(server.resolve("/health")).timeout(TIMEOUT).build();
        } catch (IllegalArgumentException noAddress) {
            return CompletableFuture.completedFuture(new Answer.Silent());
        }
        // The first answer pays for the connection and for classes never used before; what it took
        // says nothing of the network.
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .thenCompose(connected -> timed(request))
                .exceptionally(silence -> new Answer.Silent());
    }

    private CompletionStage<Answer> timed(HttpRequest request) {
        long asked = System.nanoTime();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(response -> judge(response, (System.nanoTime() - asked) / 1e6));
    }

    private static Answer judge(HttpResponse<String> response, double rttMs) {
        try {
            int protocol = JsonMapper.shared().readTree(response.body()).path("protocol").asInt(0);
            return response.statusCode() == 200 && protocol == Limits.PROTOCOL_VERSION
                    ? new Answer.Reachable(rttMs)
                    : new Answer.Stranger();
        } catch (JacksonException noJson) {
            return new Answer.Stranger();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
