package app.matinee.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.server.metrics.Metrics;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoopWatchTest {
    private final AtomicLong nowNanos = new AtomicLong(77);
    private final Metrics metrics = new Metrics();
    private final LoopWatch watch = new LoopWatch(metrics, nowNanos::get);

    @Test
    void oneSilentLoopOfTwoIsNoticed() {
        AtomicLong busy = watch.watch();
        AtomicLong idle = watch.watch();
        for (int i = 0; i < 20; i++) {
            nowNanos.addAndGet(LoopWatch.BEAT_MS * 1_000_000);
            watch.beaten(idle);
            if (i < 5) {
                watch.beaten(busy);
            }
        }
        assertThat(watch.alive()).isFalse();
        watch.beaten(busy);
        assertThat(watch.alive()).isTrue();
    }

    @Test
    void aLateBeatIsALag() {
        AtomicLong loop = watch.watch();
        nowNanos.addAndGet((LoopWatch.BEAT_MS + 30) * 1_000_000);
        watch.beaten(loop);
        assertThat(metrics.prometheus())
                .contains(
                        "matinee_loop_lag_seconds_bucket{le=\"0.02\"} 0",
                        "matinee_loop_lag_seconds_bucket{le=\"0.05\"} 1");
    }
}
