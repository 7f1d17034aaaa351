package app.matinee.server.library;

import app.matinee.protocol.Limits;
import app.matinee.protocol.TextCleaner;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which files the clients' player can open, by their ending.
final class FilmFormat {
    private static final Map<String, String> TYPES =
            Map.of(
                    "mp4",
                    "video/mp4",
                    "m4v",
                    "video/mp4",
                    "m4a",
                    "audio/mp4",
                    "mp3",
                    "audio/mpeg",
                    "wav",
                    "audio/wav");

    private FilmFormat() {}

    static Optional<String> contentType(String fileName) {
        return Optional.ofNullable(
                TYPES.get(
                        fileName.substring(fileName.lastIndexOf('.') + 1)
                                .toLowerCase(Locale.ROOT)));
    }

    /// `The_Third.Man.mp4` is *The Third Man*.
    static String title(String fileName) {
        String stem = fileName.substring(0, Math.max(0, fileName.lastIndexOf('.')));
        String spaced = TextCleaner.clean(stem).replaceAll("[_.\\s]+", " ").strip();
        if (spaced.isEmpty()) {
            return "Untitled";
        }
        int end = Math.min(spaced.length(), Limits.MAX_MEDIA_TITLE_LENGTH);
        boolean half = Character.isHighSurrogate(spaced.charAt(end - 1));
        return spaced.substring(0, half ? end - 1 : end);
    }
}
