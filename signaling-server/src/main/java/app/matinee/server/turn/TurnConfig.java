package app.matinee.server.turn;

import java.net.URI;
import java.util.List;

/// Where members of a call find STUN and TURN servers.
///
/// @param stun `stun:` addresses everybody may use; told in every case
/// @param relay the TURN server, or none
public record TurnConfig(List<String> stun, Relay relay) {
    /// Calls find each other on their own: enough within one network.
    public static final TurnConfig NONE = new TurnConfig(List.of(), new None());

    public TurnConfig {
        stun = List.copyOf(stun);
    }

    /// Whose TURN server.
    public sealed interface Relay {}

    /// Nobody's.
    public record None() implements Relay {}

    /// The operator's own coturn with `use-auth-secret`.
    ///
    /// @param uris `turn:` and `turns:` addresses
    public record SharedSecret(List<String> uris, String secret) implements Relay {
        public SharedSecret {
            uris = List.copyOf(uris);
        }

        /// Leaves the secret out.
        @Override
        public String toString() {
            return "SharedSecret[uris=" + uris + "]";
        }
    }

    /// A hosted one that hands out its list over REST, as Metered does.
    ///
    /// @param address asked with `?apiKey=…`, answers with a JSON array of ICE servers
    public record RestApi(URI address, String key) implements Relay {
        /// Leaves the key out.
        @Override
        public String toString() {
            return "RestApi[host=" + address.getHost() + "]";
        }
    }
}
