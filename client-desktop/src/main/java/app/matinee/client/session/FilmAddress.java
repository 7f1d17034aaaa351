package app.matinee.client.session;

import app.matinee.protocol.Media;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the bytes of a film are, for this machine. What the wire says is never trusted with more
/// than http: no `file:`, no other scheme of the media engine.
final class FilmAddress {
    private FilmAddress() {}

    /// @param grant opens a film that is not open to everybody; players cannot send headers, so it
    ///   goes into the address. Null for none
    /// @return empty when this machine has no way to open it
    static Optional<URI> of(URI server, Media media, @Nullable String grant) {
        return switch (media.kind()) {
            case LIBRARY -> library(server, media.id().value(), grant);
            case URL -> link(media.uri() == null ? "" : media.uri());
            case LOCAL, SHARED -> Optional.empty();
        };
    }

    /// A library film this person has on disk is played from there. The server chose only the id;
    /// which file that is was decided on this machine.
    static URI nearest(Media media, URI source, LocalFilms local) {
        return media.kind() == Media.Kind.LIBRARY ? local.find(media.id()).orElse(source) : source;
    }

    private static Optional<URI> library(URI server, String id, @Nullable String grant) {
        if (id.equals(".") || id.equals("..")) {
            return Optional.empty();
        }
        String escaped = URLEncoder.encode(id, StandardCharsets.UTF_8);
        String query =
                grant == null ? "" : "?grant=" + URLEncoder.encode(grant, StandardCharsets.UTF_8);
        return Optional.of(server.resolve("/media/" + escaped + query));
    }

    private static Optional<URI> link(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
