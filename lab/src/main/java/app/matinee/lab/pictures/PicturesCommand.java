package app.matinee.lab.pictures;

import app.matinee.lab.process.LabException;
import app.matinee.lab.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `pictures`: takes the pictures in docs/images again.
@Command(
        name = "pictures",
        mixinStandardHelpOptions = true,
        description = "Takes the documents' pictures from the real program.",
        sortOptions = false)
public final class PicturesCommand implements Callable<Integer> {
    @Option(names = "--server-jar", required = true, description = "signaling-server.jar")
    private Path serverJar = Path.of("");

    @Option(names = "--client-lib", required = true, description = "The client's folder of jars.")
    private Path clientLib = Path.of("");

    @Option(names = "--media", required = true, description = "Folder with the sample film.")
    private Path media = Path.of("");

    @Option(names = "--java", required = true, description = "The java program to run them with.")
    private Path java = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "For the PNGs.")
    private Path out = Path.of("");

    @Option(
            names = "--part",
            defaultValue = "ALL",
            description =
                    "${COMPLETION-CANDIDATES}: those of lobby and room, or of a call of four.")
    private Part part = Part.ALL;

    /// Which pictures.
    enum Part {
        ROOM,
        CALL,
        ALL
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("matinee-pictures");
        Files.createDirectories(out);
        Path films = films(folder);
        try {
            if (part != Part.CALL) {
                try (Programs programs = new Programs(java, folder.resolve("room"))) {
                    Sitting.take(programs, serverJar, clientLib, films, out.toAbsolutePath());
                }
            }
            if (part != Part.ROOM) {
                try (Programs programs = new Programs(java, folder.resolve("call"))) {
                    CallSitting.take(programs, serverJar, clientLib, films, out.toAbsolutePath());
                }
            }
        } catch (LabException e) {
            System.err.println("pictures: " + e.getMessage() + " Logs are in " + folder);
            return 1;
        }
        System.out.println("pictures: taken");
        return 0;
    }

    /// The sample film under a film's name, and one that no player here opens.
    private Path films(Path folder) throws IOException {
        Path films = Files.createDirectory(folder.resolve("films"));
        Files.copy(media.resolve("matinee-sample.mp4"), films.resolve("An evening outdoors.mp4"));
        Files.write(films.resolve("Reel found in the attic.mp4"), new byte[4_096]);
        return films;
    }
}
