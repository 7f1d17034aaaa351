package app.matinee.server;

import app.matinee.server.http.Networks;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags of [OperatorConfig], and what an operator asks of the program itself.
final class OperatorOptions {
    @Option(
            names = "--operator-key",
            description =
                    "Opens metrics, /debug and the dashboard from other machines; at least 12 characters.")
    private @Nullable String key;

    @Option(
            names = "--trusted-proxy",
            split = ",",
            description =
                    "Addresses or networks (10.0.0.0/8) of reverse proxies whose X-Forwarded-For is believed.")
    private List<String> trustedProxies = List.of();

    @Option(
            names = "--log-format",
            defaultValue = "text",
            description = "text or json; one line an event either way.")
    private String logFormat = "";

    /// @throws IllegalArgumentException with a sentence for the operator
    OperatorConfig toConfig() {
        try {
            Networks.of(trustedProxies);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--trusted-proxy: " + e.getMessage(), e);
        }
        return new OperatorConfig(key, trustedProxies);
    }

    /// @throws IllegalArgumentException with a sentence for the operator
    LogFormat logFormat() {
        return switch (logFormat) {
            case "text" -> LogFormat.TEXT;
            case "json" -> LogFormat.JSON;
            default ->
                    throw new IllegalArgumentException(
                            "--log-format must be text or json, not " + logFormat);
        };
    }
}
