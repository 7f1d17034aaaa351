package app.matinee.lab.process;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.Pattern;

/// All programs of one run. Closing it ends them, the newest first; so does the end of this JVM.
public final class Programs implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("listening port=(\\d+)");
    private static final Pattern NOTHING = Pattern.compile("(?!)()");
    private static final Duration START_TIMEOUT = Duration.ofSeconds(30);

    private final Path java;
    private final Path folder;
    private final ConcurrentLinkedDeque<Program> started = new ConcurrentLinkedDeque<>();
    private final Thread atExit = new Thread(this::endAll, "end programs");

    /// @param java the launcher's `bin/java`
    /// @param folder for logs, settings and data
    public Programs(Path java, Path folder) {
        this.java = java;
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /// Starts a server on a free port.
    ///
    /// @return its port
    public int startServer(Path serverJar, Path media) throws LabException, InterruptedException {
        List<String> command =
                List.of(
                        java.toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-jar",
                        serverJar.toString(),
                        "--port",
                        "0",
                        "--media",
                        media.toString(),
                        "--data",
                        folder.resolve("data").toString());
        Program server = Program.start("server", command, Map.of(), folder, LISTENING);
        started.addFirst(server);
        return Integer.parseInt(server.awaitSign(START_TIMEOUT));
    }

    /// Starts a client with a window and a control channel.
    ///
    /// @param options of its own, besides name and place
    public ClientProgram startClient(Path clientLib, String name, Tile tile, List<String> options)
            throws LabException {
        return startClient(clientLib + File.separator + "*", name, tile, options);
    }

    /// As above, for a client that was compiled and not yet packed.
    ///
    /// @param classPath as `java -cp` takes it
    public ClientProgram startClient(String classPath, String name, Tile tile, List<String> options)
            throws LabException {
        String token = UUID.randomUUID().toString();
        Path home = folder.resolve(name);
        Path portFile = home.resolve("control-port");
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(classPath);
        command.add("app.matinee.client.Main");
        command.addAll(
                List.of("--name", name, "--new-instance", "--settings-dir", home.toString()));
        command.addAll(List.of("--control", portFile.toString(), "--window", tile.toString()));
        command.addAll(options);
        Program program =
                Program.start(
                        name, command, Map.of("MATINEE_CONTROL_TOKEN", token), folder, NOTHING);
        started.addFirst(program);
        return new ClientProgram(program, portFile, token);
    }

    @Override
    public void close() {
        endAll();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The JVM is ending already, which is what the hook is for.
            return;
        }
    }

    private void endAll() {
        started.forEach(Program::close);
    }
}
