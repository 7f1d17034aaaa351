package app.matinee.client.signaling.http;

import app.matinee.client.signaling.LibraryFetch;
import app.matinee.protocol.Limits;
import app.matinee.protocol.Media;
import app.matinee.protocol.MediaId;
import app.matinee.protocol.codec.BadMessageException;
import app.matinee.protocol.codec.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// `GET /api/library`. A film it cannot read is left out; the others stay.
public final class HttpLibrary implements LibraryFetch {
    private static final Logger LOG = LoggerFactory.getLogger(HttpLibrary.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Supplier<HttpClient> http;

    /// @param http asked for at the first use; closed by whoever made it
    public HttpLibrary(Supplier<HttpClient> http) {
        this.http = http;
    }

    @Override
    public void fetch(
            URI server, @Nullable String grant, Consumer<Optional<List<Media>>> answered) {
        HttpRequest.Builder asked =
                HttpRequest.newBuilder(server.resolve("/api/library")).timeout(TIMEOUT);
        if (grant != null) {
            asked.header("Authorization", "Bearer " + grant);
        }
        HttpRequest request = asked.build();
        var _ =
                http.get()
                        .sendAsync(request, HttpResponse.BodyHandlers.ofString())
                        .thenApply(HttpLibrary::films)
                        .exceptionally(failure -> {
                            LOG.warn("The library does not answer: {}", failure.toString());
                            return Optional.empty();
                        })
                        .thenAccept(answered);
    }

    private static Optional<List<Media>> films(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            LOG.warn("The library answers with status {}", response.statusCode());
            return Optional.empty();
        }
        try {
            return Optional.of(read(response.body()));
        } catch (BadMessageException e) {
            LOG.warn("The library's answer is unreadable: {}", e.getMessage());
            return Optional.empty();
        }
    }

    static List<Media> read(String body) throws BadMessageException {
        List<Media> films = new ArrayList<>();
        for (JsonNode node : Json.parse(body).path("films")) {
            film(node).ifPresent(films::add);
        }
        return List.copyOf(films);
    }

    private static Optional<Media> film(JsonNode node) {
        String title = node.path("title").stringValue("");
        JsonNode durationMs = node.path("durationMs");
        @Nullable Long known = durationMs.canConvertToLong() ? (Long) durationMs.longValue() : null;
        String shortTitle =
                title.substring(0, Math.min(title.length(), Limits.MAX_MEDIA_TITLE_LENGTH));
        try {
            MediaId id = new MediaId(node.path("id").stringValue(""));
            return Optional.of(
                    new Media(
                            id,
                            Media.Kind.LIBRARY,
                            shortTitle,
                            node.path("uri").stringValue(null),
                            known,
                            node.path("fingerprint").stringValue(null)));
        } catch (IllegalArgumentException e) {
            LOG.warn("A film of the library is unreadable: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
