package app.matinee.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Counters of one family, one for each name. Safe on any thread.
///
/// Every name is a time series in the operator's database. They come from our own code, but an
/// event's comes from the wire, so their number is bounded here and not by trust.
final class Names {
    static final int KEPT = 100;
    static final String OTHER = "other";

    private final MeterRegistry registry;
    private final String family;
    private final String label;
    private final String description;
    private final ConcurrentMap<String, Counter> counters = new ConcurrentHashMap<>();

    Names(MeterRegistry registry, String family, String label, String description) {
        this.registry = registry;
        this.family = family;
        this.label = label;
        this.description = description;
    }

    void add(String name, long amount) {
        of(name).increment(amount);
    }

    /// @return the counts since the start, by name, the names in order
    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        counters.forEach((name, counter) -> counts.put(name, (long) counter.count()));
        return counts;
    }

    long total() {
        return counters.values().stream().mapToLong(counter -> (long) counter.count()).sum();
    }

    private Counter of(String name) {
        Counter known = counters.get(name);
        if (known != null) {
            return known;
        }
        String kept = counters.size() < KEPT ? name : OTHER;
        return counters.computeIfAbsent(
                kept,
                made ->
                        Counter.builder(family)
                                .tag(label, made)
                                .description(description)
                                .register(registry));
    }
}
