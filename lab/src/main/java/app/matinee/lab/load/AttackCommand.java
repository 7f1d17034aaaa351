package app.matinee.lab.load;

import app.matinee.lab.process.LabException;
import app.matinee.lab.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `attack`. Linux. The server runs with its default limits.
@Command(
        name = "attack",
        mixinStandardHelpOptions = true,
        description = "What hostile clients may try, beside a healthy room.",
        sortOptions = false)
public final class AttackCommand implements Callable<Integer> {
    @Mixin private final Places places = new Places();

    @Option(
            names = "--calm-seconds",
            defaultValue = "60",
            description = "How long the healthy room is measured before.")
    private int calmSeconds;

    @Override
    public Integer call() throws IOException, LabException, InterruptedException {
        Path folder = places.run == null ? Files.createTempDirectory("attack") : places.run;
        try (Programs programs = new Programs(places.java, folder);
                LoadedServer server =
                        LoadedServer.unmodified(
                                programs, places.java, places.serverJar, List.of("--loops", "2"))) {
            int held = 0;
            Set<String> attacks = Attacks.all().keySet();
            Latencies calm;
            Latencies attacked = new Latencies();
            Heap heap = new Heap(places.java, server.program().pid());
            try (HealthyRoom room = new HealthyRoom(server.port());
                    Attackers attackers = new Attackers(places.java, server.port())) {
                server.program().runsAfter(Duration.ofSeconds(5));
                room.takeLatencies();
                server.program().runsAfter(Duration.ofSeconds(calmSeconds));
                calm = room.takeLatencies();
                long before = heap.heldBytes();
                for (String attack : attacks) {
                    room.takeLatencies();
                    String verdict = attackers.tryNext();
                    attacked.addAll(room.takeLatencies());
                    held += verdict.equals(AttackersCommand.HELD) ? 1 : 0;
                    System.out.printf(Locale.ROOT, "%-52s %s%n", attack, verdict);
                }
                System.out.printf(
                        Locale.ROOT,
                        "heap after a collection: %.1f MB before, %.1f MB after%n",
                        before / 1e6,
                        heap.heldBytes() / 1e6);
            }
            System.out.printf(
                    Locale.ROOT,
                    "healthy room, last member: p99 %.2f ms before (%d lines), %.2f ms beside the attacks (%d lines)%n",
                    calm.percentileMs(0.99),
                    calm.count(),
                    attacked.percentileMs(0.99),
                    attacked.count());
            System.out.printf(
                    Locale.ROOT,
                    "attack: cases=%d held=%d healthy_p99_ratio=%.2f%n",
                    attacks.size(),
                    held,
                    attacked.percentileMs(0.99) / calm.percentileMs(0.99));
            return held == attacks.size() ? 0 : 1;
        }
    }
}
