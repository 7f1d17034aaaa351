package app.matinee.lab.load;

import app.matinee.lab.process.LabException;
import app.matinee.lab.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `fanout`. Linux, two cores, Node with the packages the launcher installs.
@Command(
        name = "fanout",
        mixinStandardHelpOptions = true,
        description = "What a delivery costs here and with Node's socket.io, one core each.",
        sortOptions = false)
public final class FanoutCommand implements Callable<Integer> {
    private static final String SERVER_CORE = "0";
    private static final String OUR_CORE = "1";

    /// Both servers let everybody talk as fast as they can; the room is ten times its usual size.
    private static final List<String> WITHOUT_LIMITS =
            List.of(
                    "--max-members",
                    "500",
                    "--limit",
                    "events=100000/100000",
                    "--limit",
                    "chat=100000/100000",
                    "--limit",
                    "room=1000000/1000000");

    @Mixin private final Places places = new Places();

    @Option(names = "--node", paramLabel = "DIR", description = "Node's server; the launcher's.")
    private @Nullable Path node;

    @Option(
            names = "--length",
            defaultValue = "1",
            description = "Share of the usual length; below 1 only to try it out.")
    private double length;

    /// What is said while it is measured, in the order in which it is run.
    enum Load {
        BIG(Fanout::big),
        SMALL(Fanout::small),
        STEADY(Fanout::steady);

        private final Run run;

        Load(Run run) {
            this.run = run;
        }

        /// Its name on the last line.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private interface Run {
        Fanout.Cost on(Fanout fanout) throws IOException, LabException;
    }

    @Option(
            names = "--loads",
            split = ",",
            defaultValue = "big,small,steady",
            description = "Only these of ${COMPLETION-CANDIDATES}.")
    private Set<Load> loads = Set.of();

    @Option(names = "--no-idle", description = "Without the memory of idle connections.")
    private boolean withoutIdle;

    @Option(names = "--only-ours", description = "Without Node, and so without ratios.")
    private boolean onlyOurs;

    /// What one server's way through the loads cost.
    ///
    /// @param idle bytes a connection; null when not measured
    private record Costs(Map<Load, Fanout.Cost> talking, @Nullable Double idle) {}

    private interface Start {
        LoadedServer run() throws LabException, InterruptedException;
    }

    @Override
    public Integer call() throws IOException, LabException, InterruptedException {
        Cores.moveTo(OUR_CORE);
        Path folder = places.run == null ? Files.createTempDirectory("fanout") : places.run;
        try (Programs programs = new Programs(places.java, folder)) {
            Costs ours =
                    costs(() ->
                            LoadedServer.ours(
                                    programs,
                                    places.java,
                                    places.serverJar,
                                    SERVER_CORE,
                                    WITHOUT_LIMITS));
            Path nodeFolder = node;
            if (onlyOurs || nodeFolder == null) {
                System.out.println("fanout: no ratios without Node");
                return 0;
            }
            Costs theirs = costs(() -> LoadedServer.node(programs, nodeFolder, SERVER_CORE));
            List<String> ratios = new ArrayList<>();
            ours.talking.forEach((load, cost) -> {
                Fanout.Cost their = Objects.requireNonNull(theirs.talking.get(load));
                System.out.printf(
                        Locale.ROOT,
                        "last member p99, ours/node ms: %s %.1f/%.1f%n",
                        load,
                        cost.p99Ms(),
                        their.p99Ms());
                ratios.add(ratio(load.toString(), cost.cpuPerMillion(), their.cpuPerMillion()));
            });
            if (ours.idle != null && theirs.idle != null) {
                ratios.add(ratio("rss_per_conn", ours.idle, theirs.idle));
            }
            System.out.println("fanout: " + String.join(" ", ratios));
            return 0;
        }
    }

    private static String ratio(String name, double ours, double theirs) {
        return String.format(Locale.ROOT, "%s=%.2f", name, ours / theirs);
    }

    /// Memory is measured on a server that has done nothing else.
    private Costs costs(Start start) throws IOException, LabException, InterruptedException {
        Double each = null;
        if (!withoutIdle) {
            try (LoadedServer fresh = start.run()) {
                each = new Fanout(fresh, System.out, length).idle();
            }
        }
        Map<Load, Fanout.Cost> talking = new EnumMap<>(Load.class);
        if (!loads.isEmpty()) {
            try (LoadedServer server = start.run()) {
                Fanout fanout = new Fanout(server, System.out, length);
                for (Load load : EnumSet.copyOf(loads)) {
                    talking.put(load, load.run.on(fanout));
                }
            }
        }
        return new Costs(talking, each);
    }
}
