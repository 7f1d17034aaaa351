package app.matinee.server;

import app.matinee.server.turn.TurnConfig;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags of [TurnConfig].
final class TurnOptions {
    @Option(
            names = "--stun",
            split = ",",
            description = "stun: addresses for calls, for instance stun:stun.example.org:3478.")
    private List<String> stun = List.of();

    @Option(
            names = "--turn",
            split = ",",
            description = "turn: and turns: addresses of your coturn; needs --turn-secret.")
    private List<String> turn = List.of();

    @Option(names = "--turn-secret", description = "coturn's static-auth-secret.")
    private @Nullable String secret;

    @Option(
            names = "--turn-api",
            description =
                    "https address of a hosted TURN service that lists its servers as Metered does; needs --turn-api-key.")
    private @Nullable URI api;

    @Option(names = "--turn-api-key", description = "The key of --turn-api.")
    private @Nullable String apiKey;

    /// @throws IllegalArgumentException with a sentence for the operator
    TurnConfig toConfig() {
        all("--stun", stun, "stun:");
        all("--turn", turn, "turn:", "turns:");
        return new TurnConfig(stun, relay());
    }

    private TurnConfig.Relay relay() {
        require("--turn", !turn.isEmpty(), "--turn-secret", secret != null);
        require("--turn-api", api != null, "--turn-api-key", apiKey != null);
        if (api != null && apiKey != null) {
            if (secret != null) {
                throw new IllegalArgumentException("--turn and --turn-api: only one of them");
            }
            if (!"https".equals(api.getScheme()) && !isLocal(api)) {
                throw new IllegalArgumentException("--turn-api must be an https address");
            }
            return new TurnConfig.RestApi(api, apiKey);
        }
        return secret == null ? new TurnConfig.None() : new TurnConfig.SharedSecret(turn, secret);
    }

    private static boolean isLocal(URI address) {
        return "http".equals(address.getScheme())
                && ("127.0.0.1".equals(address.getHost()) || "localhost".equals(address.getHost()));
    }

    private static void require(String flag, boolean given, String with, boolean withGiven) {
        if (given != withGiven) {
            throw new IllegalArgumentException(
                    given ? flag + " needs " + with : with + " needs " + flag);
        }
    }

    private static void all(String flag, List<String> addresses, String... schemes) {
        for (String address : addresses) {
            if (address.chars().anyMatch(c -> c <= ' ')
                    || List.of(schemes).stream().noneMatch(address::startsWith)) {
                throw new IllegalArgumentException(
                        flag
                                + ": '"
                                + address
                                + "' must start with "
                                + String.join(" or ", schemes));
            }
        }
    }
}
