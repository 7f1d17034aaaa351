package app.matinee.lab.load;

import app.matinee.lab.process.LabException;
import java.io.IOException;

/// Which cores this process runs on.
final class Cores {
    private Cores() {}

    /// Moves all threads of this process, those to come too, to some cores.
    ///
    /// @param cores as `taskset` takes them
    static void moveTo(String cores) throws LabException, InterruptedException {
        try {
            Process taskset =
                    new ProcessBuilder(
                                    "taskset",
                                    "--all-tasks",
                                    "--cpu-list",
                                    "--pid",
                                    cores,
                                    String.valueOf(ProcessHandle.current().pid()))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (taskset.waitFor() != 0) {
                throw new LabException("This machine has no core " + cores + ".");
            }
        } catch (IOException e) {
            throw new LabException("taskset (package util-linux) is missing.", e);
        }
    }
}
