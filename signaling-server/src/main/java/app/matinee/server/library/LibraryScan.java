package app.matinee.server.library;

import app.matinee.protocol.MediaId;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One walk through the media folder. Directories behind symbolic links are not entered; a file
/// behind one counts if it lies in the folder too. What cannot be read is left out.
final class LibraryScan extends SimpleFileVisitor<Path> {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryScan.class);
    private static final int MAX_FILMS = 20_000;
    private static final int MAX_DEPTH = 16;

    private final Path root;
    private final Map<MediaId, Film> before;
    private final Map<MediaId, Film> found = new HashMap<>();

    private LibraryScan(Path root, Map<MediaId, Film> before) {
        this.root = root;
        this.before = before;
    }

    /// @param root a real path
    /// @param before the last scan; what has not changed is not opened again
    static Map<MediaId, Film> of(Path root, Map<MediaId, Film> before) throws IOException {
        LibraryScan scan = new LibraryScan(root, before);
        Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), MAX_DEPTH, scan);
        return Map.copyOf(scan.found);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
        return isHidden(dir) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (!isHidden(file)) {
            FilmFormat.contentType(file.getFileName().toString())
                    .ifPresent(type -> add(file, type));
        }
        return found.size() < MAX_FILMS ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        LOG.debug("left out of the library: {}", e.toString());
        return FileVisitResult.CONTINUE;
    }

    private void add(Path file, String contentType) {
        try {
            Path real = file.toRealPath();
            BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
            if (!real.startsWith(root) || !attributes.isRegularFile()) {
                return;
            }
            MediaId id = MediaId.ofLibraryFile(root.relativize(file), attributes.size());
            long modifiedMs = attributes.lastModifiedTime().toMillis();
            Film known = before.get(id);
            found.put(
                    id,
                    known != null && known.isSameFileAs(real, attributes.size(), modifiedMs)
                            ? known
                            : new Film(
                                    id,
                                    FilmFormat.title(file.getFileName().toString()),
                                    contentType,
                                    real,
                                    attributes.size(),
                                    modifiedMs,
                                    durationMs(real, contentType)));
        } catch (IOException e) {
            LOG.debug("left out of the library: {}", e.toString());
        }
    }

    private static @Nullable Long durationMs(Path file, String contentType) throws IOException {
        if (!contentType.endsWith("/mp4")) {
            return null;
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            OptionalLong ms = Mp4Duration.read(channel);
            return ms.isPresent() ? ms.getAsLong() : null;
        }
    }

    private boolean isHidden(Path path) {
        return !path.equals(root) && path.getFileName().toString().startsWith(".");
    }
}
