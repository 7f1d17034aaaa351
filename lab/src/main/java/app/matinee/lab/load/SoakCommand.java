package app.matinee.lab.load;

import app.matinee.lab.process.LabException;
import app.matinee.lab.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `soak`. Linux. Rooms come, talk and go, again and again; nothing may pile up.
@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        description = "Whether anything piles up in a server that runs for long.",
        sortOptions = false)
public final class SoakCommand implements Callable<Integer> {
    private static final int ROOMS = 100;
    private static final int ROOM_SIZE = 4;
    private static final int LINES_PER_SECOND = 200;
    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(60);

    /// Rooms that nobody is in end after a second here, so that ends are part of the soak.
    private static final List<String> OPTIONS = List.of("--loops", "2", "--empty-room", "1");

    @Mixin private final Places places = new Places();

    @Option(names = "--minutes", defaultValue = "10", description = "How long.")
    private int minutes;

    @Override
    public Integer call() throws IOException, LabException, InterruptedException {
        Path folder = places.run == null ? Files.createTempDirectory("soak") : places.run;
        try (Programs programs = new Programs(places.java, folder);
                LoadedServer server =
                        LoadedServer.ours(
                                programs, places.java, places.serverJar, "0,1", OPTIONS)) {
            Heap heap = new Heap(places.java, server.program().pid());
            // What is compiled and cached once is no leak.
            round(server, 30);
            long before = heap.heldBytes();
            long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
            long lines = 0;
            double worst = 0;
            while (System.nanoTime() < end) {
                Latencies latencies = round(server, 30);
                lines += latencies.count();
                worst = Math.max(worst, latencies.percentileMs(0.99));
                System.out.printf(
                        Locale.ROOT,
                        "round: %d lines, last member p99 %.1f ms, %.0f MB resident%n",
                        latencies.count(),
                        latencies.percentileMs(0.99),
                        server.memory() / 1e6);
            }
            server.program().runsAfter(Duration.ofSeconds(5));
            long after = heap.heldBytes();
            System.out.printf(
                    Locale.ROOT,
                    "soak: minutes=%d lines=%d worst_p99_ms=%.1f heap_before_mb=%.1f heap_after_mb=%.1f rss_mb=%.0f%n",
                    minutes,
                    lines,
                    worst,
                    before / 1e6,
                    after / 1e6,
                    server.memory() / 1e6);
            return 0;
        }
    }

    private static Latencies round(LoadedServer server, int seconds)
            throws IOException, LabException {
        Chatter chatter = new Chatter();
        try (Crowd crowd = new Crowd(server.port(), chatter)) {
            crowd.gather(ROOMS, ROOM_SIZE, JOIN_TIMEOUT);
            Metronome beat = new Metronome(LINES_PER_SECOND);
            long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
            while (System.nanoTime() < end || chatter.underWay() > 0) {
                for (long line = System.nanoTime() < end ? beat.due() : 0; line > 0; line--) {
                    chatter.say(crowd.rooms().get(beat.next(crowd.rooms().size())));
                }
                crowd.turn(1);
            }
            Chatter.checkOrder(crowd);
        }
        return chatter.toLast();
    }
}
