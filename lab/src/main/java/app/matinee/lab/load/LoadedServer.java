package app.matinee.lab.load;

import app.matinee.lab.process.LabException;
import app.matinee.lab.process.ProcessStat;
import app.matinee.lab.process.Program;
import app.matinee.lab.process.Programs;
import app.matinee.lab.process.ServerCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A server under load, on cores of its own.
///
/// @param name what the report calls it
record LoadedServer(String name, Program program, int port) implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("listening port=(\\d+)");
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    /// How long a generator may take to connect thousands without being a stranger who tries rooms.
    private static final List<String> FOR_MEASURING =
            List.of(
                    "--limit-addresses",
                    "false",
                    "--max-rooms",
                    "20000",
                    "--max-rooms-per-address",
                    "20000",
                    "--max-sockets",
                    "20000",
                    "--max-sockets-per-address",
                    "20000");

    /// This project's, as an operator starts it.
    ///
    /// @param cores as `taskset` takes them
    static LoadedServer ours(
            Programs programs, Path java, Path jar, String cores, List<String> options)
            throws LabException, InterruptedException {
        List<String> all = new ArrayList<>(FOR_MEASURING);
        all.addAll(options);
        return start(programs, "ours", command(java, jar, cores, all));
    }

    private static List<String> command(Path java, Path jar, String cores, List<String> options) {
        List<String> command = new ArrayList<>(List.of("taskset", "-c", cores));
        command.addAll(ServerCommand.of(java, jar));
        command.addAll(List.of("--host", "127.0.0.1", "--port", "0"));
        command.addAll(options);
        return command;
    }

    /// As an operator starts it, every limit as it comes.
    static LoadedServer unmodified(Programs programs, Path java, Path jar, List<String> options)
            throws LabException, InterruptedException {
        return start(programs, "ours", command(java, jar, "0,1", options));
    }

    /// Node's `socket.io` with a program that does the same job.
    ///
    /// @param folder where the launcher put the program and its packages
    static LoadedServer node(Programs programs, Path folder, String cores)
            throws LabException, InterruptedException {
        return start(
                programs,
                "node",
                List.of("taskset", "-c", cores, "node", folder.resolve("rooms.mjs").toString()));
    }

    private static LoadedServer start(Programs programs, String name, List<String> command)
            throws LabException, InterruptedException {
        Program program = programs.start(name, command, Map.of(), LISTENING);
        return new LoadedServer(name, program, Integer.parseInt(program.awaitSign(START_TIMEOUT)));
    }

    /// Since its start, seconds of one core.
    double cpuSeconds() throws IOException {
        return ProcessStat.cpuSeconds(program.pid());
    }

    /// Resident, bytes.
    long memory() throws IOException {
        return ProcessStat.residentBytes(program.pid());
    }

    @Override
    public void close() {
        program.close();
    }
}
