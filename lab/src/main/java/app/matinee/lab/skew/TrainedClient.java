package app.matinee.lab.skew;

import app.matinee.lab.process.ClientProgram;
import app.matinee.lab.process.LabException;
import app.matinee.lab.process.Programs;
import app.matinee.lab.process.Tile;
import app.matinee.lab.rig.LabRig;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The clients of a run start as the installed program does: with an AOT cache of a training run
/// (docs/decisions/0011). Without one, several of them on few cores spend the first minute loading
/// classes, which no installed client does.
///
/// And only the quick one of the two compilers runs. The other spent 6.6 s of a core in each of
/// four clients in the first 85 s, on two cores that the films need; an installed client has a
/// machine's compilers for itself.
///
/// The cache stands beside the client's jars and is made anew when one of them is.
final class TrainedClient {
    private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Duration A_WHILE = Duration.ofSeconds(3);

    /// The virtual machine writes the cache when it ends.
    private static final Duration WRITING = Duration.ofSeconds(120);

    private static final Tile TILE = new Tile(0, 0, 900, 600);

    private TrainedClient() {}

    /// @param classPath as the clients of the run are started with
    /// @param folder for logs
    /// @return the virtual machine's options
    static List<String> options(SkewSetup.Programs programs, String classPath, Path folder)
            throws IOException, LabException, InterruptedException {
        Path cache = programs.clientLib().toAbsolutePath().resolveSibling("lab-clients.aot");
        if (!isFresh(cache, classPath)) {
            System.out.println("skew: training a client, as its installer does");
            train(programs, classPath, folder, cache);
        }
        return List.of(QUICK_COMPILER, "-XX:AOTCache=" + cache);
    }

    /// A cache belongs to the very files it was made of.
    private static boolean isFresh(Path cache, String classPath) throws IOException {
        if (!Files.exists(cache)) {
            return false;
        }
        FileTime made = Files.getLastModifiedTime(cache);
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            Path path = Path.of(entry.replace("/*", ""));
            try (Stream<Path> jars = Files.isDirectory(path) ? Files.list(path) : Stream.of(path)) {
                for (Path jar : jars.toList()) {
                    if (Files.getLastModifiedTime(jar).compareTo(made) > 0) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static void train(
            SkewSetup.Programs programs, String classPath, Path folder, Path cache)
            throws IOException, LabException, InterruptedException {
        Files.deleteIfExists(cache);
        Path own = Files.createDirectories(folder.resolve("training"));
        try (Programs started = new Programs(programs.java(), own)) {
            String server =
                    "http://127.0.0.1:"
                            + started.startServer(programs.serverJar(), programs.media());
            ClientProgram client =
                    started.startClientAt(
                            new Programs.Client(
                                    "trainee",
                                    classPath,
                                    List.of(
                                            QUICK_COMPILER,
                                            "-XX:AOTCacheOutput=" + cache,
                                            "-D" + LabRig.FRAMES + "=" + own.resolve("frames.txt"),
                                            "-D" + LabRig.TRACE + "=" + own.resolve("trace.txt")),
                                    TILE,
                                    List.of("--server", server)),
                            Map.of(),
                            UnaryOperator.identity());
            watch(client, server);
            client.tell("quit");
            if (client.program().runsAfter(WRITING) || !Files.exists(cache)) {
                throw new LabException("The training left no cache; see " + own);
            }
        }
    }

    /// What a person does in the first minutes.
    private static void watch(ClientProgram client, String server)
            throws LabException, InterruptedException {
        client.tell("start", with -> with.put("server", server).put("name", "Trainee"));
        JsonNode state =
                client.await("get the library", SOON, s -> s.at("/room/library/0").isObject());
        String film = state.at("/room/library/0/id").stringValue("");
        client.tell("put_on", with -> with.put("media", film));
        client.await("open the film", SOON, s -> plays(s, "PAUSED"));
        client.tell("play");
        client.await("play", SOON, s -> plays(s, "PLAYING"));
        client.program().runsAfter(A_WHILE);
        client.tell("seek", with -> with.put("positionMs", 30_000));
        client.program().runsAfter(A_WHILE);
        client.tell("pause");
        client.await("rest", SOON, s -> plays(s, "PAUSED"));
    }

    private static boolean plays(JsonNode state, String status) {
        return status.equals(state.at("/room/film/player").stringValue(""));
    }
}
