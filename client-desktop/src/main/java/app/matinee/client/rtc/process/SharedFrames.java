package app.matinee.client.rtc.process;

import app.matinee.client.rtc.FrameStore;
import app.matinee.client.rtc.StreamId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The engine's side of the shared pictures: one [FrameFile] per stream, replaced when pictures
/// grow.
public final class SharedFrames implements FrameStore {
    private static final Logger LOG = LoggerFactory.getLogger(SharedFrames.class);

    private final Path folder;
    private final Consumer<FromEngine> told;
    private final Map<StreamId, Shared> streams = new ConcurrentHashMap<>();
    private final AtomicLong names = new AtomicLong();

    private record Shared(Path path, FrameFile file) {}

    /// @param folder both processes' own
    /// @param told any thread
    public SharedFrames(Path folder, Consumer<FromEngine> told) {
        this.folder = folder;
        this.told = told;
    }

    @Override
    public void put(StreamId stream, int width, int height, Painter painter) {
        try {
            Shared shared = streams.get(stream);
            if (shared != null && shared.file.holds(4 * width * height)) {
                shared.file.put(width, height, System.nanoTime(), painter);
            } else {
                begin(stream, width, height, painter);
            }
        } catch (Exception e) {
            LOG.warn("A picture was lost: {}", e.toString());
        }
    }

    /// Under one lock with [#end], what is told included: or a stream that ends while another
    /// thread begins it anew could be told to be gone last.
    private synchronized void begin(StreamId stream, int width, int height, Painter painter)
            throws Exception {
        Path path = folder.resolve(names.incrementAndGet() + ".frames");
        Shared shared = new Shared(path, FrameFile.create(path, 4 * width * height));
        Shared before = streams.put(stream, shared);
        if (before != null) {
            discard(before);
        }
        shared.file.put(width, height, System.nanoTime(), painter);
        told.accept(new FromEngine.Pictures(stream, path.getFileName().toString()));
    }

    @Override
    public synchronized void end(StreamId stream) {
        Shared shared = streams.remove(stream);
        if (shared != null) {
            told.accept(new FromEngine.NoPictures(stream));
            discard(shared);
        }
    }

    private static void discard(Shared shared) {
        shared.file.close();
        try {
            // On Windows it stays as long as the reader has it; the folder goes with the parent.
            Files.deleteIfExists(shared.path);
        } catch (IOException e) {
            LOG.debug("{} stays for now", shared.path.getFileName());
        }
    }
}
