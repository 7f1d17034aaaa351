package app.matinee.server.library;

import app.matinee.protocol.Media;
import app.matinee.protocol.MediaId;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A playable file of the media folder.
///
/// @param id stable as long as the file keeps its place and size; says nothing about either
/// @param path absolute, without symbolic links, inside the media folder
/// @param modifiedMs last change, milliseconds since 1970
/// @param durationMs null when it could not be read
public record Film(
        MediaId id,
        String title,
        String contentType,
        Path path,
        long sizeBytes,
        long modifiedMs,
        @Nullable Long durationMs) {
    public Media media() {
        return new Media(id, Media.Kind.LIBRARY, title, "/media/" + id.value(), durationMs, null);
    }

    boolean isSameFileAs(Path otherPath, long otherSize, long otherModifiedMs) {
        return path.equals(otherPath) && sizeBytes == otherSize && modifiedMs == otherModifiedMs;
    }
}
