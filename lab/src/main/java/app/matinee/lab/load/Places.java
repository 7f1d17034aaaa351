package app.matinee.lab.load;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the launcher keeps things; it gives all of them to every command.
final class Places {
    @Option(names = "--server-jar", required = true, description = "signaling-server.jar")
    Path serverJar = Path.of("");

    @Option(names = "--java", required = true, description = "The java program to run it with.")
    Path java = Path.of("");

    @Option(names = "--client-lib", hidden = true, description = "Not used here.")
    private @Nullable Path clientLib;

    @Option(names = "--media", hidden = true, description = "Not used here.")
    private @Nullable Path media;

    @Option(names = "--run", paramLabel = "DIR", description = "For logs.")
    @Nullable Path run;
}
