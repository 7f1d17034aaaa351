package app.matinee.client.rtc.process;

import app.matinee.client.rtc.StreamId;
import app.matinee.client.rtc.VideoFrames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The parent's side of the shared pictures. Opened and closed by the engine's reader, read by any
/// thread.
final class FramesFromEngine implements VideoFrames {
    private static final Logger LOG = LoggerFactory.getLogger(FramesFromEngine.class);

    private final Map<StreamId, FrameFile> streams = new ConcurrentHashMap<>();

    void use(StreamId stream, Path file) {
        try {
            close(streams.put(stream, FrameFile.open(file)));
        } catch (IOException e) {
            // The engine replaced it meanwhile, and says so next.
            LOG.debug("No pictures in {}", file.getFileName());
        }
    }

    void end(StreamId stream) {
        close(streams.remove(stream));
    }

    void endAll() {
        streams.keySet().forEach(this::end);
    }

    private static void close(@Nullable FrameFile file) {
        if (file != null) {
            file.close();
        }
    }

    @Override
    public Optional<Frame> newest(StreamId stream) {
        FrameFile file = streams.get(stream);
        return file == null ? Optional.empty() : file.newest();
    }

    @Override
    public Optional<Frame> copyNewest(StreamId stream, ByteBuffer target) {
        FrameFile file = streams.get(stream);
        return file == null ? Optional.empty() : file.copyNewest(target);
    }
}
