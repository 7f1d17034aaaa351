package app.matinee.client.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PreciseSchedulerTest {
    private final PreciseScheduler scheduler = new PreciseScheduler();
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        scheduler.close();
    }

    private String next() throws InterruptedException {
        return String.valueOf(done.poll(5, TimeUnit.SECONDS));
    }

    @Test
    void runsInTheOrderOfTheInstants() throws InterruptedException {
        long now = System.nanoTime();
        CountDownLatch allAreThere = new CountDownLatch(1);
        scheduler.at(now - 4, () -> awaitQuietly(allAreThere));
        scheduler.at(now - 1, () -> done.add("later"));
        scheduler.at(now - 2, () -> done.add("sooner"));
        scheduler.at(now - 3, () -> done.add("first"));
        allAreThere.countDown();

        assertThat(List.of(next(), next(), next())).containsExactly("first", "sooner", "later");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void neverRunsEarly() throws InterruptedException {
        long at = System.nanoTime() + 30_000_000;
        scheduler.at(at, () -> done.add(System.nanoTime() >= at ? "on time" : "early"));
        assertThat(next()).isEqualTo("on time");
    }

    @Test
    void whatIsTakenBackDoesNotRun() throws InterruptedException {
        long now = System.nanoTime();
        scheduler.at(now + 60_000_000_000L, () -> done.add("taken back")).run();
        scheduler.at(now + 40_000_000, () -> done.add("stays"));
        assertThat(next()).isEqualTo("stays");
    }

    @Test
    void failingTaskStopsNoOther() throws InterruptedException {
        long now = System.nanoTime();
        scheduler.at(
                now,
                () -> {
                    throw new IllegalStateException("on purpose");
                });
        scheduler.at(now + 1, () -> done.add("stays"));
        assertThat(next()).isEqualTo("stays");
    }
}
