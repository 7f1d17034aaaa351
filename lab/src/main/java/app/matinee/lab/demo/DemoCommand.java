package app.matinee.lab.demo;

import app.matinee.lab.process.LabException;
import app.matinee.lab.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `demo`. Without `--seconds` the windows stay until one is closed.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "A server and two clients that watch a film together.",
        sortOptions = false)
public final class DemoCommand implements Callable<Integer> {
    @Option(names = "--server-jar", required = true, description = "signaling-server.jar")
    private Path serverJar = Path.of("");

    @Option(names = "--client-lib", required = true, description = "The client's folder of jars.")
    private Path clientLib = Path.of("");

    @Option(names = "--media", required = true, description = "Folder with at least one film.")
    private Path media = Path.of("");

    @Option(names = "--java", required = true, description = "The java program to run them with.")
    private Path java = Path.of("");

    @Option(names = "--seconds", description = "End by itself after so long.")
    private @Nullable Integer seconds;

    @Option(names = "--report", paramLabel = "FILE", description = "Write what was measured.")
    private @Nullable Path report;

    @Option(names = "--screenshots", paramLabel = "DIR", description = "Write PNGs at the end.")
    private @Nullable Path screenshots;

    @Option(names = "--run", paramLabel = "DIR", description = "For logs and settings.")
    private @Nullable Path run;

    /// @return 0 when both clients played and the chat line arrived
    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder =
                run == null
                        ? Files.createTempDirectory("matinee-demo")
                        : Files.createDirectories(run);
        System.out.println("demo: logs are in " + folder);
        DemoReport outcome = new DemoReport();
        try (Programs programs = new Programs(java, folder)) {
            DemoStory story =
                    new DemoStory(
                            programs,
                            new DemoStory.Cast(serverJar, clientLib, media),
                            Optional.ofNullable(screenshots),
                            outcome);
            story.play(Optional.ofNullable(seconds).map(Duration::ofSeconds));
        } catch (LabException e) {
            outcome.failed(String.valueOf(e.getMessage()));
        }
        if (report != null) {
            outcome.writeTo(report);
        }
        Optional<String> failure = outcome.failure();
        failure.ifPresent(why -> System.err.println("demo: " + why));
        if (seconds != null) {
            System.out.println(outcome.facesLine());
        }
        System.out.println(outcome.lastLine());
        return failure.isPresent() ? 1 : 0;
    }
}
