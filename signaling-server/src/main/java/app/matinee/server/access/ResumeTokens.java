package app.matinee.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.random.RandomGenerator;

/// Tokens that give a place back after a lost connection: 192 random bits, used once, kept only as
/// their hash. A plain SHA-256 suffices, since nobody can guess what it hides.
public final class ResumeTokens {
    private static final int TOKEN_BYTES = 24;

    private final RandomGenerator random;

    /// @param random a `SecureRandom` in the program
    public ResumeTokens(RandomGenerator random) {
        this.random = random;
    }

    public String next() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static String hash(String token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(token));
    }

    /// Compares without telling by time how much was right.
    public static boolean same(String expected, String given) {
        return MessageDigest.isEqual(sha256(expected), sha256(given));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
