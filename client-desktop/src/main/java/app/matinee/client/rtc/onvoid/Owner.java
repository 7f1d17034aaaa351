package app.matinee.client.rtc.onvoid;

import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that makes every native call. An exception that leaves a native callback aborts
/// the process, and a native call inside a callback deadlocks: so callbacks only copy and [#post].
final class Owner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Owner.class);
    private static final long PATIENCE_MS = 1_500;

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("calls").daemon().factory());

    /// Any thread, native ones too: never throws.
    void post(Runnable work) {
        try {
            thread.execute(() -> guarded(work));
        } catch (RejectedExecutionException e) {
            LOG.trace("Came after the end", e);
        }
    }

    ScheduledFuture<?> after(long ms, Runnable work) {
        return thread.schedule(() -> guarded(work), ms, TimeUnit.MILLISECONDS);
    }

    ScheduledFuture<?> every(long ms, Runnable work) {
        return thread.scheduleAtFixedRate(() -> guarded(work), ms, ms, TimeUnit.MILLISECONDS);
    }

    /// The body of a native callback. Nothing may leave it, errors neither.
    @SuppressWarnings("CatchAndPrintStackTrace")
    static void inCallback(NativeBody body) {
        try {
            body.run();
        } catch (Throwable e) { // the native side aborts on anything that leaves
            try {
                LOG.warn("A native callback failed: {}", e.toString());
            } catch (Throwable again) {
                return;
            }
        }
    }

    @FunctionalInterface
    interface NativeBody {
        void run() throws Exception;
    }

    /// One step of several that must all be tried. Owner's thread.
    static void step(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) { // the library throws bare java.lang.Error
            LOG.warn("{} failed", what, e);
        }
    }

    private static void guarded(Runnable work) {
        step("A step of the call", work);
    }

    /// Does what was posted, then ends.
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                LOG.warn("The calls' thread did not end in {} ms", PATIENCE_MS);
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
