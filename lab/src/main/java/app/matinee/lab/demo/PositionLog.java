package app.matinee.lab.demo;

import app.matinee.lab.process.ClientProgram;
import app.matinee.lab.process.ControlClient;
import app.matinee.lab.process.LabException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// Asks one client's player for its position, again and again, on a thread and a connection of its
/// own.
final class PositionLog implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(40);

    /// A film that moved this far was really played.
    private static final double PLAYED_MS = 1_000;

    private final ControlClient control;
    private final List<PositionSample> samples = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;

    private PositionLog(ControlClient control, String name) {
        this.control = control;
        this.thread = Thread.ofVirtual().name("positions of " + name).start(this::ask);
    }

    static PositionLog of(ClientProgram client) throws LabException, InterruptedException {
        return new PositionLog(client.connect(), client.name());
    }

    private void ask() {
        try {
            do {
                JsonNode now = control.ask(ControlClient.command("sample"));
                samples.add(
                        new PositionSample(
                                now.path("positionMs").doubleValue(),
                                now.path("atNanos").longValue(),
                                "PLAYING".equals(now.path("status").stringValue(""))));
            } while (!ended.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (IOException e) {
            // The client was closed; what was heard so far stands.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    List<PositionSample> samples() {
        return List.copyOf(samples);
    }

    /// Whether the film moved on, by itself, for a second at least.
    boolean played() {
        List<PositionSample> all = new ArrayList<>(samples);
        double movedMs = 0;
        for (int i = 1; i < all.size(); i++) {
            double step = all.get(i).positionMs() - all.get(i - 1).positionMs();
            double elapsed = (all.get(i).atNanos() - all.get(i - 1).atNanos()) / 1e6;
            if (all.get(i).playing() && step > 0 && step < 2 * elapsed) {
                movedMs += step;
            }
        }
        return movedMs >= PLAYED_MS;
    }

    @Override
    public void close() throws InterruptedException {
        ended.countDown();
        thread.join(Duration.ofSeconds(2));
        try {
            control.close();
        } catch (IOException e) {
            return; // nothing is left to be lost
        }
    }
}
