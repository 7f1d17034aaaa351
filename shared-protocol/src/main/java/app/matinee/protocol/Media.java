package app.matinee.protocol;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A film as the room names it. What a client opens for it depends on [#kind].
///
/// @param id the library's id, or one made by whoever put it on
/// @param title 1 to [Limits#MAX_MEDIA_TITLE_LENGTH] characters
/// @param uri `http` or `https` for [Kind#URL] (required there); a path on the server
///   (`/media/{id}`) for [Kind#LIBRARY], stamped by the server; null otherwise
/// @param durationMs length in milliseconds, if known
/// @param fingerprint identifies the bytes of a local file, if known
public record Media(
        MediaId id,
        Kind kind,
        String title,
        @Nullable String uri,
        @Nullable Long durationMs,
        @Nullable String fingerprint) {

    /// Where the bytes come from.
    public enum Kind {
        /// The server's library, streamed from `/media/{id}`.
        LIBRARY,
        /// A link everybody opens.
        URL,
        /// A file each person has.
        LOCAL,
        /// A file one member serves to the others.
        SHARED;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Media {
        Limits.requireLength("title", title, 1, Limits.MAX_MEDIA_TITLE_LENGTH);
        if (durationMs != null) {
            Limits.requirePosition(durationMs);
        }
        if (fingerprint != null) {
            Limits.requireLength("fingerprint", fingerprint, 1, Limits.MAX_FINGERPRINT_LENGTH);
        }
        if (uri != null) {
            Limits.requireLength("uri", uri, 1, Limits.MAX_URI_LENGTH);
        }
        if (kind == Kind.URL
                && !(uri != null && (uri.startsWith("https://") || uri.startsWith("http://")))) {
            throw new IllegalArgumentException("a link must start with http:// or https://");
        }
        if (kind == Kind.LIBRARY && uri != null && !uri.startsWith("/media/")) {
            throw new IllegalArgumentException("a library film is served from /media/");
        }
        if ((kind == Kind.LOCAL || kind == Kind.SHARED) && uri != null) {
            throw new IllegalArgumentException("a " + kind.wire() + " film has no address");
        }
    }
}
