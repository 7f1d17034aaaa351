package app.matinee.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Any bytes as the operator's file: a configuration, or a sentence about what is wrong with it.
/// Run by `./matinee lab fuzz`; seeds are replayed by `FuzzSeedsTest`.
public final class ConfigFuzz {
    private static final Path FILE = temporary();

    private ConfigFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        try {
            Files.write(FILE, data);
            ServerConfig config =
                    Main.parse(new String[] {"--config", FILE.toString()}, Map.of()).toConfig();
            if (config.toString().isEmpty()) {
                throw new AssertionError("a configuration that cannot be logged");
            }
        } catch (IllegalArgumentException e) {
            if (e.getMessage() == null || e.getMessage().isBlank()) {
                throw new AssertionError("a refusal without a sentence", e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        try {
            Path file = Files.createTempFile("config-fuzz", ".properties");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
