package app.matinee.lab.skew;

import app.matinee.lab.process.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `skew-set`. Linux, root, Xvfb.
@Command(
        name = "skew-set",
        mixinStandardHelpOptions = true,
        description =
                "All runs behind docs/synchronization.md, one file each; goes on where it stopped.",
        sortOptions = false)
public final class SkewSetCommand implements Callable<Integer> {
    /// More than this of a core spent by programs that do not belong to the run, and it is made
    /// again; its file stays, beside.
    private static final double NOISY_CORES = 0.1;

    @Mixin private ProgramPaths paths = new ProgramPaths();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "One JSON file for each run; those that are there are not made again.")
    private Path out = Path.of("");

    @Option(
            names = "--minutes",
            defaultValue = "600",
            description = "Begin no run that would not be over by then.")
    private int minutes;

    @Option(
            names = "--only",
            defaultValue = "",
            description = "Runs whose name contains this, like lan, ours or quiet.")
    private String only = "";

    /// @return 0 when every run that was begun could be measured
    @Override
    public Integer call() throws IOException, InterruptedException {
        long until = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
        Path logs = Files.createTempDirectory("skew-set");
        System.out.println("skew-set: logs and frames are in " + logs);
        Files.createDirectories(out);
        boolean failed = false;
        for (RunPlan.Planned run : RunPlan.all(paths.programs())) {
            Path file = out.resolve(run.name() + ".json");
            long takes = Duration.ofSeconds(run.setup().seconds() + 40L).toNanos();
            boolean wanted = run.name().contains(only) && !Files.exists(file);
            if (!wanted || System.nanoTime() + takes > until) {
                continue;
            }
            try {
                make(run, file, Files.createDirectories(logs.resolve(run.name())));
            } catch (LabException e) {
                failed = true;
                System.err.println("skew-set: " + run.name() + ": " + e.getMessage());
            }
        }
        SkewTable.of(out).forEach(System.out::println);
        return failed ? 1 : 0;
    }

    private void make(RunPlan.Planned run, Path file, Path logs)
            throws IOException, LabException, InterruptedException {
        SkewResult result = new SkewRun(run.setup(), logs).play();
        boolean noisy = result.conditions().cpu().others() > NOISY_CORES;
        Path kept = noisy ? free(run.name()) : file;
        SkewJson.write(kept, run.setup(), List.of(result));
        SkewText.details(result).forEach(System.out::println);
        System.out.println(
                run.name()
                        + (noisy ? " (noisy, to be made again) " : " ")
                        + SkewText.line(run.setup(), List.of(result)));
    }

    private Path free(String name) throws IOException {
        Path noisy = Files.createDirectories(out.resolve("noisy"));
        for (int i = 1; ; i++) {
            Path file = noisy.resolve(name + "." + i + ".json");
            if (!Files.exists(file)) {
                return file;
            }
        }
    }
}
