package app.matinee.lab.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// What Linux counts of a process, from `/proc`.
public final class ProcessStat {
    /// Linux counts in hundredths of a second there, on every architecture we run on.
    public static final double JIFFIES_PER_SECOND = 100;

    private ProcessStat() {}

    /// User and system time of all its threads since its start, seconds of one core.
    public static double cpuSeconds(long pid) throws IOException {
        return jiffies(Files.readString(Path.of("/proc/" + pid + "/stat")), 2) / JIFFIES_PER_SECOND;
    }

    /// What all processes there are have spent, and those that have ended and been waited for:
    /// seconds of one core. Differences of it tell what a machine does.
    ///
    /// Not from `/proc/stat`: where Linux counts by looking at each tick who runs
    /// (`CONFIG_TICK_CPU_ACCOUNTING`), players whose frames come in step with the tick are seen too
    /// often or too seldom. One and the same quiet rig was off by −0.08 to +0.22 cores. A process's
    /// own times are scaled to what the scheduler has measured.
    public static double allCpuSeconds() throws IOException {
        long all = 0;
        try (DirectoryStream<Path> processes =
                Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                all += ownAndChildren(process);
            }
        }
        return all / JIFFIES_PER_SECOND;
    }

    private static long ownAndChildren(Path process) {
        try {
            return jiffies(Files.readString(process.resolve("stat")), 4);
        } catch (IOException ended) {
            // Whoever waited for it has its time now, or will be read with it.
            return 0;
        }
    }

    /// utime, stime, and of children that were waited for cutime, cstime. The name may hold blanks
    /// and brackets; fields are counted after it (proc_pid_stat(5)).
    private static long jiffies(String stat, int fields) {
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long sum = 0;
        for (int i = 0; i < fields; i++) {
            sum += Long.parseLong(afterName[11 + i]);
        }
        return sum;
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
