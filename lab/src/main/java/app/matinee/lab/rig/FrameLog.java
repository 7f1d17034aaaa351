package app.matinee.lab.rig;

import com.sun.media.jfxmedia.events.NewFrameEvent;
import com.sun.media.jfxmedia.events.VideoRendererListener;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.scene.media.MediaPlayer;

/// Writes when each frame left the engine for the screen: lines of `arrivalNanos mediaMs`, the
/// first on the kernel's monotonic clock. JavaFX tells this to its own renderer only, so it is
/// asked by reflection; it runs from the class path, where nothing stands in the way.
///
/// The engine's thread only queues; a thread of this class writes.
final class FrameLog implements VideoRendererListener {
    private static final int LINES_BETWEEN_FLUSHES = 15;

    private record Frame(long arrivalNanos, double mediaMs) {}

    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private final Path file;

    FrameLog(Path file) {
        this.file = file;
        Thread.ofPlatform().daemon().name("frame log").start(this::write);
    }

    /// FX thread.
    void follow(MediaPlayer engine) {
        if (engine.getStatus() != MediaPlayer.Status.UNKNOWN) {
            listen(engine);
            return;
        }
        engine.statusProperty()
                .addListener((_, was, _) -> {
                    if (was == MediaPlayer.Status.UNKNOWN) {
                        listen(engine);
                    }
                });
    }

    private void listen(MediaPlayer engine) {
        try {
            Method inner = MediaPlayer.class.getDeclaredMethod("retrieveJfxPlayer");
            inner.setAccessible(true);
            var native_ = (com.sun.media.jfxmedia.MediaPlayer) inner.invoke(engine);
            if (native_ != null) {
                // Held weakly there; strongly by the view's listener, which outlives every film.
                native_.getVideoRenderControl().addVideoRendererListener(this);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("another JavaFX than the one this was made for", e);
        }
    }

    @Override
    public void videoFrameUpdated(NewFrameEvent event) {
        frames.add(new Frame(System.nanoTime(), event.getFrameData().getTimestamp() * 1_000));
    }

    @Override
    public void releaseVideoFrames() {}

    private void write() {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            int unflushed = 0;
            while (!Thread.currentThread().isInterrupted()) {
                Frame frame = frames.poll(1, TimeUnit.SECONDS);
                if (frame != null) {
                    out.write(frame.arrivalNanos() + " " + frame.mediaMs());
                    out.newLine();
                    unflushed++;
                }
                if (unflushed > 0 && (frame == null || unflushed >= LINES_BETWEEN_FLUSHES)) {
                    out.flush();
                    unflushed = 0;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("the frames cannot be written", e);
        }
    }
}
