package app.matinee.lab.load;

import app.matinee.lab.process.LabException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// What a JVM's heap holds, by its own diagnostic commands.
///
/// @param java its `bin/java`
record Heap(Path java, long pid) {
    /// ` 1: 4540 16681456 [B (java.base@25)`
    private static final Pattern ROW = Pattern.compile("^\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+(\\S+)");

    /// Collects first, so that only what is held counts. What a collector leaves lying, because
    /// moving the living together is not worth it, shows as fillers and is nobody's.
    ///
    /// @return bytes
    long heldBytes() throws IOException, LabException, InterruptedException {
        long held = 0;
        for (String line : jcmd("GC.class_histogram").lines().toList()) {
            var row = ROW.matcher(line);
            if (row.find() && !row.group(2).contains("jdk.internal.vm.Filler")) {
                held += Long.parseLong(row.group(1));
            }
        }
        return held;
    }

    private String jcmd(String command) throws IOException, LabException, InterruptedException {
        Process jcmd =
                new ProcessBuilder(
                                java.resolveSibling("jcmd").toString(),
                                String.valueOf(pid),
                                command)
                        .redirectErrorStream(true)
                        .start();
        String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new LabException("jcmd " + command + ": " + answer);
        }
        return answer;
    }
}
