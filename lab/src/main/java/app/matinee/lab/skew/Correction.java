package app.matinee.lab.skew;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A player was moved to be in step again.
///
/// @param atNanos the kernel's monotonic clock
/// @param byMs positive when it was behind
/// @param audible whether playing sound was interrupted
record Correction(long atNanos, double byMs, boolean audible) {
    private static final String BASELINE = "baseline ";

    /// @param state of a client, which lists those of the product's own policy
    /// @param log of the same client, where another algorithm notes its own
    static List<Correction> of(JsonNode state, Path log) throws IOException {
        List<Correction> all = new ArrayList<>();
        for (JsonNode one : state.path("corrections")) {
            all.add(
                    new Correction(
                            one.path("atNanos").longValue(),
                            one.path("byMs").doubleValue(),
                            one.path("audible").booleanValue()));
        }
        for (String line : Files.readAllLines(log)) {
            if (line.startsWith(BASELINE)) {
                String[] parts = line.split(" ", -1);
                all.add(
                        new Correction(
                                Long.parseLong(parts[1]), Double.parseDouble(parts[3]), true));
            }
        }
        return all;
    }
}
