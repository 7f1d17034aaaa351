package app.matinee.server.library;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves a film's bytes: whole or one range, straight from the file to the socket. The caller
/// found the film by its id; no path ever comes from a request.
public final class MediaFiles {
    private static final Logger LOG = LoggerFactory.getLogger(MediaFiles.class);
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

    private final Vertx vertx;

    public MediaFiles(Vertx vertx) {
        this.vertx = vertx;
    }

    /// @param size and time of the last change as they are now; both may differ from the last
    ///   scan's
    private record Now(long size, Instant modified) {
        String etag() {
            return "\""
                    + Long.toHexString(size)
                    + "-"
                    + Long.toHexString(modified.toEpochMilli())
                    + "\"";
        }
    }

    /// Answers a GET or HEAD.
    public void serve(Film film, HttpServerRequest request) {
        vertx.executeBlocking(() -> look(film))
                .onSuccess(now -> {
                    if (now.isPresent()) {
                        answer(film, now.get(), request);
                    } else {
                        request.response().setStatusCode(404).end();
                    }
                })
                .onFailure(e -> request.response().setStatusCode(500).end());
    }

    private static Optional<Now> look(Film film) {
        try {
            BasicFileAttributes file =
                    Files.readAttributes(
                            film.path(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            // Swapped for a link, or a folder on its way for one: not the file that was found.
            boolean same = file.isRegularFile() && film.path().toRealPath().equals(film.path());
            return same
                    ? Optional.of(new Now(file.size(), file.lastModifiedTime().toInstant()))
                    : Optional.empty();
        } catch (IOException e) {
            LOG.debug("a film is gone: {}", e.toString());
            return Optional.empty();
        }
    }

    private static void answer(Film film, Now now, HttpServerRequest request) {
        HttpServerResponse response =
                request.response()
                        .putHeader("Accept-Ranges", "bytes")
                        .putHeader("ETag", now.etag())
                        .putHeader(
                                "Last-Modified",
                                HTTP_DATE.format(now.modified().atOffset(ZoneOffset.UTC)))
                        .putHeader("Content-Type", film.contentType())
                        .putHeader("X-Content-Type-Options", "nosniff")
                        // Whatever a file holds, it has no right to anything as a page.
                        .putHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                        .putHeader("Content-Disposition", disposition(film))
                        .putHeader("Cache-Control", "private, no-cache");
        if (now.etag().equals(request.getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        boolean rangeHolds = ifRangeHolds(request.getHeader("If-Range"), now);
        switch (ByteRange.parse(rangeHolds ? request.getHeader("Range") : null, now.size())) {
            case ByteRange.Whole whole -> send(film, request, 0, now.size());
            case ByteRange.Part part -> {
                response.setStatusCode(206)
                        .putHeader("Content-Range", part.contentRange(now.size()));
                send(film, request, part.offset(), part.length());
            }
            case ByteRange.Unsatisfiable no ->
                    response.setStatusCode(416)
                            .putHeader("Content-Range", "bytes */" + now.size())
                            .end();
        }
    }

    private static void send(Film film, HttpServerRequest request, long offset, long length) {
        HttpServerResponse response = request.response();
        if (request.method() == HttpMethod.HEAD) {
            response.putHeader("Content-Length", Long.toString(length)).end();
            return;
        }
        Future<Void> sent =
                length == 0
                        ? response.putHeader("Content-Length", "0").end()
                        : response.sendFile(film.path().toString(), offset, length);
        // A player that seeks closes its connection in the middle; that is no news.
        sent.onFailure(e -> {
            LOG.debug("a film was not sent to its end: {}", e.toString());
            if (!response.closed()) {
                response.reset();
            }
        });
    }

    /// Only an exact match lets a range stand (RFC 9110, 13.1.5); a weak tag never matches.
    private static boolean ifRangeHolds(@Nullable String ifRange, Now now) {
        if (ifRange == null || ifRange.equals(now.etag())) {
            return true;
        }
        try {
            long seconds = Instant.from(HTTP_DATE.parse(ifRange)).getEpochSecond();
            return seconds == now.modified().getEpochSecond();
        } catch (DateTimeParseException e) {
            // Another version's tag.
            return false;
        }
    }

    private static String disposition(Film film) {
        String name = URLEncoder.encode(film.title(), StandardCharsets.UTF_8).replace("+", "%20");
        return "inline; filename*=UTF-8''" + name;
    }
}
