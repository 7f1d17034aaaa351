package app.matinee.lab.calls;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// What came of a run. Milliseconds; percentiles are of all directions.
///
/// @param directions how many there are: each of n people sees n − 1
/// @param connected how many came about
/// @param relayed how many of those go through TURN
/// @param connectedMs from "call them" to the engine's word that it is connected, of each direction
/// @param firstPictureMs from "call them" to the first picture that can be drawn, of each direction
/// @param framesPerS of each direction
/// @param agesMs of all pictures
/// @param heard directions in which the tone was heard while it was spoken and nothing while not
/// @param cpu cores of each engine
record CallsResult(
        int clients,
        int directions,
        int connected,
        int relayed,
        List<Double> connectedMs,
        List<Double> firstPictureMs,
        List<Double> framesPerS,
        List<Double> agesMs,
        int heard,
        List<Double> cpu,
        List<Double> residentMb) {

    /// The line others read. To connect takes until a picture is there: a promise of one is not
    /// what people wait for.
    String line() {
        return String.format(
                Locale.ROOT,
                "calls: clients=%d connected=%d/%d connect_p99_ms=%.0f fps_min=%.1f"
                        + " latency_p50_ms=%.0f audio_ok=%d/%d cpu_per_client=%.2f"
                        + " film_skew_p99_ms=n/a",
                clients,
                connected,
                directions,
                percentile(firstPictureMs, 99),
                framesPerS.stream().mapToDouble(f -> f).min().orElse(0),
                percentile(agesMs, 50),
                heard,
                directions,
                mean(cpu));
    }

    /// What does not fit the line.
    String details() {
        return String.format(
                Locale.ROOT,
                "relayed=%d/%d connect_p50_ms=%.0f connected_p50_ms=%.0f"
                        + " connected_p99_ms=%.0f latency_p99_ms=%.0f fps_mean=%.2f"
                        + " cpu_max=%.2f engine_memory_mb=%.0f",
                relayed,
                connected,
                percentile(firstPictureMs, 50),
                percentile(connectedMs, 50),
                percentile(connectedMs, 99),
                percentile(agesMs, 99),
                mean(framesPerS),
                cpu.stream().mapToDouble(c -> c).max().orElse(0),
                mean(residentMb));
    }

    private static double mean(List<Double> values) {
        OptionalDouble mean = values.stream().mapToDouble(v -> v).average();
        return mean.orElse(Double.NaN);
    }

    /// Nearest rank; NaN of nothing.
    static double percentile(List<Double> values, int percent) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = values.stream().sorted().toList();
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }
}
