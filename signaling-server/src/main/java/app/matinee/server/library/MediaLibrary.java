package app.matinee.server.library;

import app.matinee.protocol.Media;
import app.matinee.protocol.MediaId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The films of one folder, as of the last scan. Readers see one whole scan or the next; [#rescan]
/// blocks and belongs on a worker thread.
public final class MediaLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(MediaLibrary.class);

    private final @Nullable Path folder;
    private volatile Map<MediaId, Film> films = Map.of();

    /// @param folder null for a server without films
    public MediaLibrary(@Nullable Path folder) {
        this.folder = folder;
    }

    public synchronized void rescan() {
        if (folder == null) {
            return;
        }
        try {
            Map<MediaId, Film> before = films;
            films = LibraryScan.of(folder.toRealPath(), before);
            if (!films.keySet().equals(before.keySet())) {
                LOG.info("library films={}", films.size());
            }
        } catch (IOException e) {
            LOG.warn("the media folder cannot be read: {}", e.toString());
        }
    }

    public Optional<Film> find(MediaId id) {
        return Optional.ofNullable(films.get(id));
    }

    public Optional<Media> media(MediaId id) {
        return find(id).map(Film::media);
    }

    /// @return by title
    public List<Film> all() {
        return films.values().stream()
                .sorted(
                        Comparator.comparing(Film::title, String.CASE_INSENSITIVE_ORDER)
                                .thenComparing(f -> f.id().value()))
                .collect(Collectors.toUnmodifiableList());
    }
}
