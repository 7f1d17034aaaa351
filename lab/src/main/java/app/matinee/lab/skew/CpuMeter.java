package app.matinee.lab.skew;

import app.matinee.lab.process.ProcessStat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// What processes and the whole machine spend between two instants, from `/proc`. Cores, so 1.0 is
/// one of them.
final class CpuMeter {
    private final Map<String, Long> pids;
    private final Map<String, Double> before = new LinkedHashMap<>();
    private final double machineBefore;
    private final long sinceNanos = System.nanoTime();

    /// @param pids by name
    CpuMeter(Map<String, Long> pids) throws IOException {
        this.pids = Map.copyOf(pids);
        for (Map.Entry<String, Long> process : this.pids.entrySet()) {
            before.put(process.getKey(), ProcessStat.cpuSeconds(process.getValue()));
        }
        machineBefore = ProcessStat.allCpuSeconds();
    }

    /// @param ofEach cores by name
    /// @param others cores spent by processes that are not ours: above a tenth, a run is doubtful
    record Spent(Map<String, Double> ofEach, double others) {}

    /// @param born since this meter was started: their whole time counts, by name
    Spent spent(Map<String, Long> born) throws IOException {
        double seconds = (System.nanoTime() - sinceNanos) / 1e9;
        Map<String, Double> each = new LinkedHashMap<>();
        double ours = 0;
        for (Map.Entry<String, Double> process : before.entrySet()) {
            double spent = ProcessStat.cpuSeconds(pid(process.getKey())) - process.getValue();
            each.put(process.getKey(), spent / seconds);
            ours += spent;
        }
        for (Map.Entry<String, Long> process : born.entrySet()) {
            double spent = ProcessStat.cpuSeconds(process.getValue());
            each.put(process.getKey(), spent / seconds);
            ours += spent;
        }
        return new Spent(each, (ProcessStat.allCpuSeconds() - machineBefore - ours) / seconds);
    }

    private long pid(String name) {
        return Objects.requireNonNull(pids.get(name), name);
    }

    static String loadAverage() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).strip();
    }
}
