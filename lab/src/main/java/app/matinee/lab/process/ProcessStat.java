package app.matinee.lab.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What Linux counts of a process, from `/proc`.
public final class ProcessStat {
    /// Linux counts in hundredths of a second there, on every architecture we run on.
    public static final double JIFFIES_PER_SECOND = 100;

    private ProcessStat() {}

    /// User and system time of all its threads since its start, seconds of one core.
    public static double cpuSeconds(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        // The name may hold blanks and brackets; fields are counted after it (proc_pid_stat(5)).
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(afterName[11]) + Long.parseLong(afterName[12])) / JIFFIES_PER_SECOND;
    }

    /// What lies in memory now, bytes.
    public static long residentBytes(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1_024;
            }
        }
        throw new IOException("process " + pid + " has no memory any more");
    }
}
