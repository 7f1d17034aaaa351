package app.matinee.client.player.fx;

import app.matinee.client.player.PlayerFailure;
import app.matinee.client.player.PlayerFailure.Reason;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import javafx.scene.media.MediaException;
import org.jspecify.annotations.Nullable;

/// Turns what MediaPlayer says of its troubles into what a person can do something about.
///
/// Its types alone do not tell: a missing sound device, a missing libavcodec and an unknown codec
/// are all `UNKNOWN` or `PLAYBACK_…`, and only the words differ. So the words are asked first.
final class FailureReasons {
    /// @param words as the engine writes them, in any message of the chain of causes
    private record Clue(String words, Reason reason) {}

    private static final List<Clue> CLUES =
            List.of(
                    new Clue("Could not open audio device", Reason.NO_AUDIO_DEVICE),
                    new Clue("ERROR_GSTREAMER_AUDIO_SINK", Reason.NO_AUDIO_DEVICE),
                    new Clue("Could not create player", Reason.ENGINE_MISSING),
                    new Clue("ERROR_MANAGER_", Reason.ENGINE_MISSING),
                    new Clue("ERROR_GSTREAMER_ELEMENT_CREATE", Reason.ENGINE_MISSING),
                    new Clue("Unrecognized file signature", Reason.UNSUPPORTED),
                    new Clue("ERROR_MISSING_LIBSWSCALE", Reason.UNSUPPORTED),
                    new Clue("FORMAT_UNSUPPORTED", Reason.UNSUPPORTED),
                    new Clue("CONNECTION_LOST", Reason.UNREACHABLE),
                    new Clue("java.net.", Reason.UNREACHABLE),
                    new Clue("Connection refused", Reason.UNREACHABLE));

    private FailureReasons() {}

    static PlayerFailure of(MediaException trouble, URI source) {
        String words = chain(trouble);
        return new PlayerFailure(
                reason(trouble.getType(), words),
                trouble.getType() + ": " + withoutAddress(words, source));
    }

    /// The native half could not be loaded at all.
    static PlayerFailure of(LinkageError trouble) {
        return new PlayerFailure(Reason.ENGINE_MISSING, String.valueOf(trouble.getMessage()));
    }

    static Reason reason(MediaException.Type type, String words) {
        for (Clue clue : CLUES) {
            if (words.contains(clue.words())) {
                return clue.reason();
            }
        }
        return switch (type) {
            case MEDIA_UNAVAILABLE, MEDIA_INACCESSIBLE -> Reason.UNREACHABLE;
            case MEDIA_UNSUPPORTED, OPERATION_UNSUPPORTED -> Reason.UNSUPPORTED;
            case MEDIA_CORRUPTED -> Reason.DAMAGED;
            case MEDIA_UNSPECIFIED, PLAYBACK_ERROR, PLAYBACK_HALTED, UNKNOWN -> Reason.UNKNOWN;
        };
    }

    /// The details are copied and logged, and an address may hold a folder's name or a key.
    static String withoutAddress(String words, URI source) {
        String kept = words.replace(source.toString(), "the film");
        String path = source.getPath();
        return path == null || path.length() < 2 ? kept : kept.replace(path, "the film");
    }

    private static String chain(Throwable trouble) {
        StringBuilder words =
                new StringBuilder(Objects.requireNonNullElse(trouble.getMessage(), ""));
        @Nullable Throwable cause = trouble.getCause();
        for (int depth = 0; cause != null && depth < 5; depth++, cause = cause.getCause()) {
            if (words.indexOf(cause.toString()) < 0) {
                words.append("; ").append(cause);
            }
        }
        return words.toString();
    }
}
