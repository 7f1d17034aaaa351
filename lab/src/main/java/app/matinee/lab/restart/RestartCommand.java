package app.matinee.lab.restart;

import app.matinee.lab.process.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `restart`.
@Command(
        name = "restart",
        mixinStandardHelpOptions = true,
        description = "Kills a server under load again and again; counts what it forgot.",
        sortOptions = false)
public final class RestartCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--server-jar", required = true, description = "signaling-server.jar")
    private Path serverJar = Path.of("");

    @Option(names = "--client-lib", hidden = true)
    private @Nullable Path clientLib;

    @Option(names = "--media", required = true, description = "Folder of the sample film.")
    private Path media = Path.of("");

    @Option(names = "--java", required = true, description = "The java program to run it with.")
    private Path java = Path.of("");

    @Option(names = "--kills", defaultValue = "100", description = "How often.")
    private int kills;

    @Option(names = "--rooms", defaultValue = "3", description = "Rooms under load.")
    private int rooms;

    @Option(names = "--guests", defaultValue = "4", description = "Members of each room.")
    private int guests;

    @Option(names = "--seed", defaultValue = "1", description = "Of all chance in the run.")
    private long seed;

    @Option(names = "--run", paramLabel = "DIR", description = "For logs and the data.")
    private @Nullable Path run;

    /// @return 0 when nothing was lost, doubled or corrupt
    @Override
    public Integer call() throws IOException, InterruptedException {
        require(kills >= 1, "--kills is at least 1");
        require(rooms >= 1 && rooms <= 20, "--rooms is 1 to 20");
        require(guests >= 1 && guests <= 20, "--guests is 1 to 20");
        Path folder =
                run == null
                        ? Files.createTempDirectory("restart")
                        : Files.createDirectories(run).toAbsolutePath();
        System.out.println("restart: logs and data are in " + folder);
        RestartSetup setup = new RestartSetup(java, serverJar, media, kills, rooms, guests, seed);
        try {
            Tally tally = new RestartRun(setup, folder).play();
            tally.details().forEach(System.out::println);
            System.out.println(tally.line());
            return tally.clean() ? 0 : 1;
        } catch (LabException e) {
            System.err.println("restart: " + e.getMessage());
            return 1;
        }
    }

    private void require(boolean so, String otherwise) {
        if (!so && spec != null) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
