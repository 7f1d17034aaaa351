package app.matinee.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Room passwords as Argon2id hashes (19 MiB, 2 passes, 1 lane: OWASP's floor). A hash takes tens
/// of milliseconds and 19 MiB, so it never runs on an event loop: `workers` should have as many
/// threads as the machine has cores, and refuse what piles up behind them.
public final class Passwords {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final String PREFIX =
            "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$";
    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

    private final Executor workers;
    private final RandomGenerator random;

    /// @param random a `SecureRandom` in the program
    public Passwords(Executor workers, RandomGenerator random) {
        this.workers = workers;
        this.random = random;
    }

    /// @return the hash in PHC form; fails with `RejectedExecutionException` when too many wait
    public CompletionStage<String> hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return onWorker(() ->
                PREFIX
                        + ENCODER.encodeToString(salt)
                        + "$"
                        + ENCODER.encodeToString(run(password, salt)));
    }

    /// @param hash one that [#hash] made
    public CompletionStage<Boolean> matches(String password, String hash) {
        String[] parts = hash.substring(PREFIX.length()).split("\\$", -1);
        byte[] salt = Base64.getDecoder().decode(parts[0]);
        byte[] expected = Base64.getDecoder().decode(parts[1]);
        return onWorker(() -> MessageDigest.isEqual(expected, run(password, salt)));
    }

    /// Takes as long as [#matches], so that a room that does not exist cannot be told from a wrong
    /// password by time.
    public CompletionStage<Boolean> pretend(String password) {
        return onWorker(() -> run(password, new byte[SALT_BYTES]).length == 0);
    }

    private <T> CompletionStage<T> onWorker(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, workers);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static byte[] run(String password, byte[] salt) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(MEMORY_KIB)
                        .withIterations(PASSES)
                        .withParallelism(LANES)
                        .withSalt(salt)
                        .build());
        byte[] hash = new byte[HASH_BYTES];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
