package app.matinee.lab.calls;

import app.matinee.lab.process.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `calls`. Linux, root, PipeWire; coturn for `turn` and `symmetric`.
@Command(
        name = "calls",
        mixinStandardHelpOptions = true,
        description =
                "How well people in a call see and hear each other, on links of a chosen quality.",
        sortOptions = false)
public final class CallsCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--server-jar", hidden = true, description = "Not used yet.")
    private @Nullable Path serverJar;

    @Option(names = "--client-lib", required = true, description = "The client's folder of jars.")
    private Path clientLib = Path.of("");

    @Option(names = "--media", hidden = true, description = "Not used yet.")
    private @Nullable Path media;

    @Option(names = "--java", required = true, description = "The java program to run them with.")
    private Path java = Path.of("");

    @Option(names = "--clients", defaultValue = "4", description = "2 to 8.")
    private int clients;

    @Option(
            names = "--profile",
            defaultValue = "lan",
            description = "lan, wan, poor, turn or symmetric.")
    private CallProfile profile = CallProfile.LAN;

    @Option(names = "--seconds", defaultValue = "20", description = "Of the measured window.")
    private int seconds;

    @Option(
            names = "--story",
            split = ",",
            description = "In this order: dark, address, kill, server, screen, churn.")
    private List<Story> stories = List.of();

    @Option(names = "--churns", defaultValue = "200", description = "Joins of the churn story.")
    private int churns;

    @Option(names = "--seed", defaultValue = "1", description = "Of all chance in the run.")
    private long seed;

    @Option(names = "--run", paramLabel = "DIR", description = "For logs.")
    private @Nullable Path run;

    /// @return 0 when the run could be measured, whatever was measured
    @Override
    public Integer call() throws IOException, InterruptedException {
        require(clients >= 2 && clients <= 8, "--clients is 2 to 8");
        require(seconds >= 1, "--seconds is at least 1");
        require(churns >= 1, "--churns is at least 1");
        Path folder =
                run == null
                        ? Files.createTempDirectory("calls")
                        : Files.createDirectories(run).toAbsolutePath();
        CallsSetup setup =
                new CallsSetup(java, clientLib, profile, clients, seconds, stories, churns, seed);
        try {
            CallsResult result = new CallsRun(setup, folder, System.out::println).play();
            System.out.println("profile=" + profile + " " + result.details());
            System.out.println(result.line());
            return 0;
        } catch (LabException e) {
            System.err.println("calls: " + e.getMessage());
            return 1;
        }
    }

    private void require(boolean so, String otherwise) {
        if (!so && spec != null) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
