package app.matinee.client.rtc.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where pictures are shared: memory where the system has a folder that is memory, readable by
/// nobody else. People's faces are in it.
final class FrameFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FrameFolder.class);
    private static final Path MEMORY = Path.of("/dev/shm");

    private final Path path;

    FrameFolder() {
        try {
            path =
                    Files.isDirectory(MEMORY) && Files.isWritable(MEMORY)
                            ? Files.createTempDirectory(MEMORY, "matinee-")
                            : Files.createTempDirectory("matinee-");
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for pictures", e);
        }
    }

    Path path() {
        return path;
    }

    /// Removes what an engine left.
    void empty() {
        try (Stream<Path> files = Files.list(path)) {
            files.forEach(FrameFolder::delete);
        } catch (IOException e) {
            LOG.debug("{}", e.toString());
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("{} stays", file.getFileName());
        }
    }

    @Override
    public void close() {
        empty();
        delete(path);
    }
}
