package app.matinee.lab.skew;

import app.matinee.lab.process.LabException;
import app.matinee.lab.rig.Baseline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `skew`. Linux, root, Xvfb.
@Command(
        name = "skew",
        mixinStandardHelpOptions = true,
        description = "How far apart clients show the same film, on links of a chosen quality.",
        sortOptions = false)
public final class SkewCommand implements Callable<Integer> {
    private static final String OURS = "ours";

    @Spec private @Nullable CommandSpec spec;

    @Mixin private ProgramPaths paths = new ProgramPaths();

    @Option(names = "--profile", defaultValue = "lan", description = "lan, wan or poor.")
    private String profile = "";

    @Option(names = "--clients", defaultValue = "4", description = "2 to 9.")
    private int clients;

    @Option(
            names = "--seconds",
            defaultValue = "60",
            description = "Length of a run; the story takes 60 to 90, the rest is quiet.")
    private int seconds;

    @Option(
            names = "--story",
            defaultValue = "party",
            description = "party: everything happens; quiet: nothing after everybody is there.")
    private Plot plot = Plot.PARTY;

    @Option(
            names = "--policy",
            defaultValue = "nobody",
            description = "For whom a start waits: everybody, majority or nobody.")
    private String policy = "";

    @Option(
            names = "--algorithm",
            defaultValue = OURS,
            description = "ours, none, seek-1000, web-300, syncplay or jellyfin.")
    private String algorithm = "";

    @Option(
            names = "--call",
            description = "With everybody's camera on, drawn and sent as a real one.")
    private boolean call;

    @Option(
            names = "--inject-skew",
            paramLabel = "MS",
            description = "Negative control: the second client's film is deliberately off.")
    private @Nullable Integer injectMs;

    @Option(names = "--seed", defaultValue = "1", description = "Of all chance in the run.")
    private long seed;

    @Option(
            names = "--runs",
            defaultValue = "1",
            description = "With seeds one after the other; medians are printed.")
    private int runs;

    @Option(names = "--json", paramLabel = "FILE", description = "Write everything here.")
    private @Nullable Path json;

    @Option(names = "--run", paramLabel = "DIR", description = "For logs and frames.")
    private @Nullable Path run;

    /// @return 0 when every run could be measured, whatever was measured, and in a call everybody
    ///   saw everybody at the end
    @Override
    public Integer call() throws IOException, InterruptedException {
        SkewSetup setup = setup();
        Path folder =
                run == null
                        ? Files.createTempDirectory("skew")
                        : Files.createDirectories(run).toAbsolutePath();
        System.out.println("skew: logs and frames are in " + folder);
        List<SkewResult> results = new ArrayList<>();
        boolean failed = false;
        for (int i = 0; i < runs; i++) {
            try {
                Path own = Files.createDirectories(folder.resolve("r" + i));
                SkewResult result = new SkewRun(setup.withSeed(seed + i), own).play();
                results.add(result);
                if (result.conditions().faces().stream().anyMatch(seen -> seen < clients - 1)) {
                    failed = true;
                    System.err.println(
                            "skew: run " + (i + 1) + ": somebody saw a face stand still");
                }
                SkewText.details(result).forEach(System.out::println);
                System.out.println("run " + (i + 1) + " " + SkewText.line(setup, List.of(result)));
            } catch (LabException e) {
                failed = true;
                System.err.println("skew: run " + (i + 1) + ": " + e.getMessage());
            }
        }
        if (json != null) {
            SkewJson.write(json, setup, results);
        }
        if (injectMs != null) {
            System.out.println(SkewText.injection(injectMs, results));
        }
        System.out.println(SkewText.line(setup, results));
        return failed || results.isEmpty() ? 1 : 0;
    }

    private SkewSetup setup() {
        require(clients >= 2 && clients <= 9, "--clients is 2 to 9");
        require(seconds >= 60, "--seconds is at least 60");
        require(runs >= 1, "--runs is at least 1");
        require(
                Set.of("everybody", "majority", "nobody").contains(policy),
                "--policy is everybody, majority or nobody");
        Set<String> algorithms =
                Stream.concat(Stream.of(OURS), Stream.of(Baseline.values()).map(Baseline::wireName))
                        .collect(Collectors.toSet());
        require(algorithms.contains(algorithm), "--algorithm is one of " + algorithms);
        require(injectMs == null || Math.abs(injectMs) <= 500, "--inject-skew is up to ±500");
        require(injectMs == null || algorithm.equals(OURS), "--inject-skew goes with ours");
        return new SkewSetup(
                paths.programs(),
                profileNamed(profile),
                clients,
                seconds,
                plot,
                policy,
                algorithm.equals(OURS) ? "" : algorithm,
                call,
                injectMs,
                seed);
    }

    private Profile profileNamed(String name) {
        try {
            return Profile.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            require(false, "--profile is lan, wan or poor");
            throw e;
        }
    }

    private void require(boolean so, String otherwise) {
        if (!so && spec != null) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
