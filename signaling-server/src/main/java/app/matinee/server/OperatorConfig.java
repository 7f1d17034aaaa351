package app.matinee.server;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What concerns whoever runs the server.
///
/// @param key opens metrics, `/debug` and the dashboard from elsewhere; null leaves them to this
///   machine
/// @param trustedProxies addresses or networks (`10.0.0.0/8`) whose `X-Forwarded-For` is believed
public record OperatorConfig(@Nullable String key, List<String> trustedProxies) {
    static final int MIN_KEY_LENGTH = 12;

    /// For this machine only, and without a proxy.
    public static final OperatorConfig LOCAL = new OperatorConfig(null, List.of());

    public OperatorConfig {
        if (key != null && key.length() < MIN_KEY_LENGTH) {
            throw new IllegalArgumentException(
                    "--operator-key must have at least " + MIN_KEY_LENGTH + " characters");
        }
        trustedProxies = List.copyOf(trustedProxies);
    }

    /// Leaves the key out.
    @Override
    public String toString() {
        return "OperatorConfig[key=" + (key != null) + ", trustedProxies=" + trustedProxies + "]";
    }
}
