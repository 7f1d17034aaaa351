package app.matinee.lab.load;

import app.matinee.lab.process.LabException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/// A room of ordinary people that goes on talking while others attack. On a thread of its own.
final class HealthyRoom implements AutoCloseable {
    private static final int MEMBERS = 10;

    /// Together; each stays far below what one may say.
    private static final int LINES_PER_SECOND = 10;

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("healthy room").factory());
    private final Future<?> talk;
    private final AtomicReference<Latencies> current = new AtomicReference<>(new Latencies());
    private volatile boolean over;

    /// Returns when everybody sits.
    HealthyRoom(int port) throws IOException, LabException {
        Chatter chatter = new Chatter();
        Crowd crowd = new Crowd(port, chatter);
        crowd.gather(1, MEMBERS, Duration.ofSeconds(30));
        chatter.measureInto(current::get);
        talk =
                thread.submit(() -> {
                    try (crowd) {
                        Metronome beat = new Metronome(LINES_PER_SECOND);
                        while (!over) {
                            for (long line = beat.due(); line > 0; line--) {
                                chatter.say(crowd.rooms().getFirst());
                            }
                            crowd.turn(1);
                        }
                        Chatter.checkOrder(crowd);
                    }
                    return true;
                });
    }

    /// What was measured since the last call; measuring goes on into the new one.
    Latencies takeLatencies() {
        return current.getAndSet(new Latencies());
    }

    /// @throws LabException when the room did not go on as it should
    @Override
    public void close() throws LabException {
        over = true;
        try {
            talk.get();
        } catch (ExecutionException e) {
            throw new LabException("The healthy room was harmed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            thread.shutdown();
        }
    }
}
