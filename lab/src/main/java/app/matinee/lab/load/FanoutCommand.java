package app.matinee.lab.load;

import app.matinee.lab.process.LabException;
import app.matinee.lab.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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

    @Option(names = "--idle-only", description = "Only the memory of idle connections, ours.")
    private boolean idleOnly;

    @Option(names = "--only-ours", description = "Without Node, and so without ratios.")
    private boolean onlyOurs;

    /// What one server's way through the loads cost.
    private record Costs(Fanout.Cost big, Fanout.Cost small, Fanout.Cost steady, double idle) {}

    private interface Start {
        LoadedServer run() throws LabException, InterruptedException;
    }

    @Override
    public Integer call() throws IOException, LabException, InterruptedException {
        Cores.moveTo(OUR_CORE);
        Path folder = places.run == null ? Files.createTempDirectory("fanout") : places.run;
        try (Programs programs = new Programs(places.java, folder)) {
            if (idleOnly) {
                try (LoadedServer fresh =
                        LoadedServer.ours(
                                programs,
                                places.java,
                                places.serverJar,
                                SERVER_CORE,
                                WITHOUT_LIMITS)) {
                    new Fanout(fresh, System.out, length).idle();
                }
                return 0;
            }
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
            System.out.printf(
                    Locale.ROOT,
                    "last member p99, ours/node ms: big %.1f/%.1f small %.1f/%.1f steady %.1f/%.1f%n",
                    ours.big.p99Ms(),
                    theirs.big.p99Ms(),
                    ours.small.p99Ms(),
                    theirs.small.p99Ms(),
                    ours.steady.p99Ms(),
                    theirs.steady.p99Ms());
            System.out.printf(
                    Locale.ROOT,
                    "fanout: big=%.2f small=%.2f steady=%.2f rss_per_conn=%.2f%n",
                    ours.big.cpuPerMillion() / theirs.big.cpuPerMillion(),
                    ours.small.cpuPerMillion() / theirs.small.cpuPerMillion(),
                    ours.steady.cpuPerMillion() / theirs.steady.cpuPerMillion(),
                    ours.idle / theirs.idle);
            return 0;
        }
    }

    /// Memory is measured on a server that has done nothing else.
    private Costs costs(Start start) throws IOException, LabException, InterruptedException {
        double idle;
        try (LoadedServer fresh = start.run()) {
            idle = new Fanout(fresh, System.out, length).idle();
        }
        try (LoadedServer server = start.run()) {
            Fanout fanout = new Fanout(server, System.out, length);
            return new Costs(fanout.big(), fanout.small(), fanout.steady(), idle);
        }
    }
}
