package app.matinee.server.turn;

import app.matinee.protocol.IceServer;
import app.matinee.protocol.codec.BadMessageException;
import app.matinee.protocol.codec.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// The servers a hosted TURN service lists for our key. Asked at most once in five minutes, however
/// many ask us; its last answer is good for an hour when it does not answer. Safe on any thread.
public final class HostedRelays implements AutoCloseable {
    static final long FRESH_MS = 5 * 60_000;
    static final long GOOD_MS = 60 * 60_000;

    private static final Logger LOG = LoggerFactory.getLogger(HostedRelays.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_BYTES = 64 * 1_024;
    private static final int MAX_SERVERS = 16;
    private static final int MAX_TEXT = 512;

    private final URI address;
    private final HttpClient http;
    private final LongSupplier clock;
    private List<IceServer> last = List.of();
    private long answeredMs = Long.MIN_VALUE / 2;
    private long askedMs = Long.MIN_VALUE / 2;
    private @Nullable CompletableFuture<List<IceServer>> asking;

    /// @param clock milliseconds that never go back
    public HostedRelays(TurnConfig.RestApi api, LongSupplier clock) {
        String query = api.address().getRawQuery();
        String key = "apiKey=" + URLEncoder.encode(api.key(), StandardCharsets.UTF_8);
        address =
                URI.create(
                        withoutQuery(api.address())
                                + "?"
                                + (query == null ? "" : query + "&")
                                + key);
        http =
                HttpClient.newBuilder()
                        .connectTimeout(TIMEOUT)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
        this.clock = clock;
    }

    /// What is known without waiting; asks for more when that is old.
    synchronized List<IceServer> known() {
        var unused = fresh();
        return good();
    }

    /// Completes when the service has answered, or did not.
    synchronized CompletableFuture<List<IceServer>> fresh() {
        if (asking != null) {
            return asking;
        }
        long now = clock.getAsLong();
        if (now - askedMs < FRESH_MS) {
            return CompletableFuture.completedFuture(good());
        }
        askedMs = now;
        HttpRequest request = HttpRequest.newBuilder(address).timeout(TIMEOUT).build();
        CompletableFuture<List<IceServer>> answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_BYTES))
                        .thenApply(HostedRelays::read)
                        .handle(this::answered);
        asking = answer.isDone() ? null : answer;
        return answer;
    }

    private synchronized List<IceServer> answered(
            @Nullable List<IceServer> servers, @Nullable Throwable failure) {
        asking = null;
        if (servers != null) {
            last = servers;
            answeredMs = clock.getAsLong();
        } else {
            // Not its message: the address in it carries the key.
            LOG.warn(
                    "the TURN service gives no servers: {}",
                    failure == null ? "nothing" : root(failure).getClass().getSimpleName());
        }
        return good();
    }

    private List<IceServer> good() {
        return clock.getAsLong() - answeredMs < GOOD_MS ? last : List.of();
    }

    private static List<IceServer> read(HttpResponse<String> response) {
        try {
            if (response.statusCode() != 200) {
                throw new CompletionException(
                        new IllegalStateException("status " + response.statusCode()));
            }
            List<IceServer> servers = new ArrayList<>();
            for (JsonNode node : Json.parse(response.body())) {
                List<String> urls = urls(node.path("urls"));
                if (!urls.isEmpty() && servers.size() < MAX_SERVERS) {
                    servers.add(
                            new IceServer(urls, text(node, "username"), text(node, "credential")));
                }
            }
            return List.copyOf(servers);
        } catch (BadMessageException e) {
            throw new CompletionException(e);
        }
    }

    /// One address or several; only those of STUN and TURN.
    private static List<String> urls(JsonNode node) {
        List<String> urls = new ArrayList<>();
        for (JsonNode each : node.isArray() ? node : List.of(node)) {
            String url = each.stringValue("");
            if (url.length() <= MAX_TEXT && url.matches("(stun|turns?):[!-~]+")) {
                urls.add(url);
            }
        }
        return urls;
    }

    private static @Nullable String text(JsonNode node, String field) {
        String text = node.path(field).stringValue(null);
        return text == null || text.length() > MAX_TEXT ? null : text;
    }

    private static String withoutQuery(URI uri) {
        String whole = uri.toString();
        int query = whole.indexOf('?');
        return query < 0 ? whole : whole.substring(0, query);
    }

    private static Throwable root(Throwable failure) {
        Throwable each = failure;
        while (each.getCause() != null) {
            each = each.getCause();
        }
        return each;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
