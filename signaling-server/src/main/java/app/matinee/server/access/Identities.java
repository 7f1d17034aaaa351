package app.matinee.server.access;

import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Who somebody is, without an account: a random name that this server signed and gave to one
/// person's program. It comes back at CONNECT, and a new one with a later end goes out with every
/// room entered, so that one in use never ends and a forgotten one does.
public final class Identities {
    private static final int ID_BYTES = 16;

    private final Seal seal;
    private final RandomGenerator random;
    private final Duration lifetime;

    /// @param secret the server's
    /// @param random a `SecureRandom` in the program
    /// @param lifetime of one token
    public Identities(byte[] secret, RandomGenerator random, Duration lifetime) {
        this.seal = new Seal(secret, "identity");
        this.random = random;
        this.lifetime = lifetime;
    }

    /// @return a name nobody had
    public String next() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// @param nowMs the server's clock, milliseconds
    public String token(String identity, long nowMs) {
        return seal.seal(identity + " " + (nowMs + lifetime.toMillis()));
    }

    /// @return the name in a token; empty for another server's, a forged or an ended one
    public Optional<String> check(String token, long nowMs) {
        return seal.open(token)
                .map(payload -> payload.split(" ", -1))
                .filter(parts -> nowMs < Long.parseLong(parts[1]))
                .map(parts -> parts[0]);
    }
}
