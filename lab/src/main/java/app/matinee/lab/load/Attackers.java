package app.matinee.lab.load;

import app.matinee.lab.Main;
import app.matinee.lab.process.LabException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Those who mean no good, in a process of their own with the least claim to the cores: on machines
/// of their own they would take none of the server's, and the clock of the healthy room must not be
/// theirs.
final class Attackers implements AutoCloseable {
    private static final List<String> LEAST_CLAIM = List.of("nice", "-n", "19");

    private final Process process;
    private final BufferedWriter orders;
    private final BufferedReader verdicts;

    /// @param java the program to run them with
    /// @param port the server's
    Attackers(Path java, int port) throws LabException {
        List<String> command = new ArrayList<>(LEAST_CLAIM);
        command.addAll(
                List.of(
                        java.toString(),
                        "-cp",
                        System.getProperty("java.class.path", ""),
                        Main.class.getName(),
                        "attackers",
                        Integer.toString(port)));
        try {
            process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
        } catch (IOException e) {
            throw new LabException("The attackers could not be started.", e);
        }
        orders = process.outputWriter(StandardCharsets.UTF_8);
        verdicts = process.inputReader(StandardCharsets.UTF_8);
    }

    /// Lets them try the next case; waits until it is over.
    ///
    /// @return [AttackersCommand#HELD], or what else came of it
    String tryNext() throws IOException, LabException {
        orders.write("next");
        orders.newLine();
        orders.flush();
        String verdict = verdicts.readLine();
        if (verdict == null) {
            throw new LabException("The attackers ended by themselves.");
        }
        return verdict;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
