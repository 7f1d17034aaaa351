package app.matinee.lab.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.UnaryOperator;
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
        return Integer.parseInt(
                startServer(serverJar, media, UnaryOperator.identity()).awaitSign(START_TIMEOUT));
    }

    /// Starts a server on a free port, which is its [Program#awaitSign].
    ///
    /// @param where makes a command run on another host
    public Program startServer(Path serverJar, Path media, UnaryOperator<List<String>> where)
            throws LabException {
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
        return start("server", where.apply(command), Map.of(), LISTENING);
    }

    /// Starts any other program of this run.
    ///
    /// @param sign see [Program#start]
    public Program start(
            String name, List<String> command, Map<String, String> environment, Pattern sign)
            throws LabException {
        Program program = Program.start(name, command, environment, folder, sign);
        started.addFirst(program);
        return program;
    }

    /// Starts a client with a window and a control channel on a port.
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
        Path portFile = folder.resolve(name).resolve("control-port");
        return startClient(
                new Client(name, classPath, List.of(), tile, options),
                portFile.toString(),
                Map.of(),
                UnaryOperator.identity());
    }

    /// What a client is started with.
    ///
    /// @param jvm options of the virtual machine
    /// @param options its own, besides name and place
    public record Client(
            String name, String classPath, List<String> jvm, Tile tile, List<String> options) {}

    /// Starts a client with a window whose control channel is a path, so that it can be driven
    /// across network namespaces.
    ///
    /// @param where makes a command run on another host
    public ClientProgram startClientAt(
            Client client, Map<String, String> environment, UnaryOperator<List<String>> where)
            throws LabException {
        Path socket = folder.resolve(client.name()).resolve("control");
        try {
            Files.deleteIfExists(socket); // an earlier run's, in the same folder
        } catch (IOException e) {
            throw new LabException("The socket " + socket + " is in the way.", e);
        }
        return startClient(client, ClientProgram.UNIX + socket, environment, where);
    }

    private ClientProgram startClient(
            Client client,
            String control,
            Map<String, String> environment,
            UnaryOperator<List<String>> where)
            throws LabException {
        String token = UUID.randomUUID().toString();
        Path home = folder.resolve(client.name());
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(client.jvm());
        command.addAll(List.of("-cp", client.classPath(), "app.matinee.client.Main"));
        command.addAll(
                List.of(
                        "--name",
                        client.name(),
                        "--new-instance",
                        "--settings-dir",
                        home.toString()));
        command.addAll(List.of("--control", control, "--window", client.tile().toString()));
        command.addAll(client.options());
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("MATINEE_CONTROL_TOKEN", token);
        Program program = start(client.name(), where.apply(command), variables, NOTHING);
        return new ClientProgram(program, control, token);
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
