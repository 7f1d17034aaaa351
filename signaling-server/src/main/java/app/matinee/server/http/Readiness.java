package app.matinee.server.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/// Whether the server can do its work, part by part.
///
/// @param parts by name, for instance `store`; asked at every question, from any thread
public record Readiness(Map<String, BooleanSupplier> parts) {
    public Readiness {
        parts = Map.copyOf(parts);
    }

    /// The same with one part more.
    public Readiness with(String name, BooleanSupplier works) {
        Map<String, BooleanSupplier> more = new TreeMap<>(parts);
        more.put(name, works);
        return new Readiness(more);
    }

    /// @return in order of names
    Map<String, Boolean> now() {
        Map<String, Boolean> now = new TreeMap<>();
        parts.forEach((name, works) -> now.put(name, works.getAsBoolean()));
        return now;
    }
}
