package app.matinee.lab.skew;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// Where the programs and the film are; the launcher fills it in.
final class ProgramPaths {
    @Option(names = "--server-jar", required = true, description = "signaling-server.jar")
    private Path serverJar = Path.of("");

    @Option(names = "--client-lib", required = true, description = "The client's folder of jars.")
    private Path clientLib = Path.of("");

    @Option(names = "--media", required = true, description = "Folder of the sample film.")
    private Path media = Path.of("");

    @Option(names = "--java", required = true, description = "The java program to run them with.")
    private Path java = Path.of("");

    SkewSetup.Programs programs() {
        return new SkewSetup.Programs(serverJar, clientLib, media, java);
    }
}
