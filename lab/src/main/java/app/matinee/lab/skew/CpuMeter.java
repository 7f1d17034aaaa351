package app.matinee.lab.skew;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// What processes and the whole machine spend between two instants, from `/proc`. Cores, so 1.0 is
/// one of them.
final class CpuMeter {
    /// Linux counts in hundredths of a second there, on every architecture we run on.
    private static final double JIFFIES_PER_SECOND = 100;

    private final Map<String, Long> pids;
    private final Map<String, Double> before = new LinkedHashMap<>();
    private final double machineBefore;
    private final long sinceNanos = System.nanoTime();

    /// @param pids by name
    CpuMeter(Map<String, Long> pids) throws IOException {
        this.pids = Map.copyOf(pids);
        for (Map.Entry<String, Long> process : this.pids.entrySet()) {
            before.put(process.getKey(), secondsOf(process.getValue()));
        }
        machineBefore = machineSeconds();
    }

    /// @param ofEach cores by name
    /// @param others cores spent by processes that are not ours: above a tenth, a run is doubtful
    record Spent(Map<String, Double> ofEach, double others) {}

    Spent spent() throws IOException {
        double seconds = (System.nanoTime() - sinceNanos) / 1e9;
        Map<String, Double> each = new LinkedHashMap<>();
        double ours = 0;
        for (Map.Entry<String, Double> process : before.entrySet()) {
            double spent = secondsOf(pids.get(process.getKey())) - process.getValue();
            each.put(process.getKey(), spent / seconds);
            ours += spent;
        }
        return new Spent(each, (machineSeconds() - machineBefore - ours) / seconds);
    }

    private static double secondsOf(@org.jspecify.annotations.Nullable Long pid)
            throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(afterName[11]) + Long.parseLong(afterName[12])) / JIFFIES_PER_SECOND;
    }

    /// Busy time of all cores: user, nice, system, interrupts.
    private static double machineSeconds() throws IOException {
        String[] parts =
                Files.readAllLines(Path.of("/proc/stat")).getFirst().strip().split(" +", -1);
        long busy = 0;
        for (int field : new int[] {1, 2, 3, 6, 7}) {
            busy += Long.parseLong(parts[field]);
        }
        return busy / JIFFIES_PER_SECOND;
    }

    static String loadAverage() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).strip();
    }
}
