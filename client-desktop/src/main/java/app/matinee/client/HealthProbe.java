package app.matinee.client;

import app.matinee.client.trust.ServerTrust;
import app.matinee.client.trust.WrongKeyException;
import app.matinee.client.ui.common.ServerProbe;
import app.matinee.protocol.Limits;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Asks `GET /health`, of a server whose address a person typed: the key in it is meant.
final class HealthProbe implements ServerProbe {
    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    private final CompletionStage<Void> open;
    private final Supplier<HttpClient> http;
    private final Executor threads;
    private final ServerTrust trust;

    /// @param open questions asked before it are kept until then
    /// @param http asked for at the first use; closed by whoever made it
    /// @param threads where the client may take its time to be made
    HealthProbe(
            CompletionStage<Void> open,
            Supplier<HttpClient> http,
            Executor threads,
            ServerTrust trust) {
        this.open = open;
        this.http = http;
        this.threads = threads;
        this.trust = trust;
    }

    @Override
    public CompletionStage<Answer> probe(URI server) {
        return open.thenComposeAsync(
                        isOpen -> {
                            trust.mean(server);
                            return ask(http.get(), server);
                        },
                        threads)
                .exceptionally(HealthProbe::silence);
    }

    private static Answer silence(Throwable why) {
        if (WrongKeyException.caused(why)) {
            return new Answer.OtherKey();
        }
        for (Throwable each = why; each != null; each = each.getCause()) {
            if (each instanceof SSLHandshakeException) {
                return new Answer.Unproven();
            }
        }
        return new Answer.Silent();
    }

    private static CompletionStage<Answer> ask(HttpClient http, URI server) {
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve("/health")).timeout(TIMEOUT).build();
        // The first answer pays for the connection and for classes never used before; what it took
        // says nothing of the network.
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .thenCompose(connected -> timed(http, request));
    }

    private static CompletionStage<Answer> timed(HttpClient http, HttpRequest request) {
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
}
