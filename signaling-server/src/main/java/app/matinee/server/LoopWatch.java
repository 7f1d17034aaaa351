package app.matinee.server;

import app.matinee.server.metrics.Metrics;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Whether the event loops come to their work, and how late: a timer on each tells.
final class LoopWatch {
    static final long BEAT_MS = 500;

    /// A loop that was silent for so long serves nobody.
    static final long DEAD_NANOS = 5_000_000_000L;

    private final Metrics metrics;
    private final LongSupplier nanoTime;
    private final List<AtomicLong> beats = new CopyOnWriteArrayList<>();

    LoopWatch(Metrics metrics, LongSupplier nanoTime) {
        this.metrics = metrics;
        this.nanoTime = nanoTime;
    }

    /// To be called on the loop to watch.
    void watch(Vertx vertx) {
        AtomicLong beat = watch();
        vertx.setPeriodic(BEAT_MS, timer -> beaten(beat));
    }

    AtomicLong watch() {
        AtomicLong beat = new AtomicLong(nanoTime.getAsLong());
        beats.add(beat);
        return beat;
    }

    void beaten(AtomicLong beat) {
        long now = nanoTime.getAsLong();
        long late = now - beat.getAndSet(now) - BEAT_MS * 1_000_000;
        metrics.loopLag(Math.max(0, late));
    }

    /// From any thread.
    boolean alive() {
        long now = nanoTime.getAsLong();
        return beats.stream().allMatch(beat -> now - beat.get() < DEAD_NANOS);
    }
}
