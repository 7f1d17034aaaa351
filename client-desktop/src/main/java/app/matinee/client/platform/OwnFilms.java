package app.matinee.client.platform;

import app.matinee.client.session.LocalFilms;
import app.matinee.protocol.MediaId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder of films that the server's library also has. Same place below the folder and same size
/// mean the same film: that is what the library makes its ids of, and nothing else is compared.
/// Looked through once.
public final class OwnFilms implements LocalFilms {
    private static final Logger LOG = LoggerFactory.getLogger(OwnFilms.class);
    private static final int MAX_DEPTH = 16;
    private static final int MAX_FILES = 20_000;

    private final Map<MediaId, URI> files;

    private OwnFilms(Map<MediaId, URI> files) {
        this.files = Map.copyOf(files);
    }

    /// Blocks while it looks. A folder that cannot be read has no films.
    ///
    /// @param folder empty for a person without any
    public static OwnFilms in(Optional<Path> folder) {
        Map<MediaId, URI> files = new HashMap<>();
        folder.ifPresent(root -> {
            try (Stream<Path> all = Files.walk(root, MAX_DEPTH)) {
                all.filter(Files::isRegularFile)
                        .limit(MAX_FILES)
                        .forEach(file -> add(root, file, files));
            } catch (IOException | UncheckedIOException e) {
                LOG.warn("The folder of own films cannot be read: {}", e.toString());
            }
        });
        return new OwnFilms(files);
    }

    private static void add(Path root, Path file, Map<MediaId, URI> files) {
        try {
            files.put(
                    MediaId.ofLibraryFile(root.relativize(file), Files.size(file)),
                    file.toAbsolutePath().toUri());
        } catch (IOException e) {
            LOG.debug("An own film was left out: {}", e.toString());
        }
    }

    @Override
    public Optional<URI> find(MediaId id) {
        return Optional.ofNullable(files.get(id));
    }
}
