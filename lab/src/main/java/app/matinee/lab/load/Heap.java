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
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    /// Collects first, so that only what is held counts.
    ///
    /// @return bytes
    long usedBytes() throws IOException, LabException, InterruptedException {
        jcmd("GC.run");
        long used = 0;
        for (String line : jcmd("GC.heap_info").lines().toList()) {
            var match = USED.matcher(line);
            boolean generation =
                    line.contains("DefNew")
                            || line.contains("Tenured")
                            || line.contains("garbage-first");
            if (generation && match.find()) {
                used += Long.parseLong(match.group(1)) * 1_024;
            }
        }
        return used;
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
