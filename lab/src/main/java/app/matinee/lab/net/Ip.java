package app.matinee.lab.net;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The system's `ip` command (iproute2).
final class Ip {
    private static final long TIMEOUT_S = 10;

    private Ip() {}

    static void run(String... arguments) throws IOException {
        String trouble = attempt(arguments);
        if (!trouble.isEmpty()) {
            throw new IOException("ip " + String.join(" ", arguments) + ": " + trouble);
        }
    }

    /// For what may already be gone.
    static void quietly(String... arguments) throws IOException {
        attempt(arguments);
    }

    /// @return what went wrong, or nothing
    private static String attempt(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes()).strip();
        try {
            if (!process.waitFor(TIMEOUT_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "no answer in " + TIMEOUT_S + " s";
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return "interrupted";
        }
        return process.exitValue() == 0
                ? ""
                : said.isEmpty() ? "exit " + process.exitValue() : said;
    }
}
