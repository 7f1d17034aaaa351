package app.matinee.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords(Runnable::run, new SecureRandom());

    @Test
    void onlyTheRightPasswordMatchesAndTheHashSaysHowItWasMade() {
        String hash = passwords.hash("sesame").toCompletableFuture().join();
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("sesame", hash).toCompletableFuture().join()).isTrue();
        assertThat(passwords.matches("Sesame", hash).toCompletableFuture().join()).isFalse();
        assertThat(passwords.hash("sesame").toCompletableFuture().join()).isNotEqualTo(hash);
    }

    /// For a room that is not there: as dear as a look at a hash, and never right.
    @Test
    void aPretendedLookRunsWithTheOthersAndIsNeverRight() {
        List<Runnable> work = new ArrayList<>();
        var answer = new Passwords(work::add, new SecureRandom()).pretend("sesame");
        assertThat(work).hasSize(1);
        work.getFirst().run();
        assertThat(answer.toCompletableFuture().join()).isFalse();
    }

    @Test
    void whatPilesUpIsRefusedAndNotThrown() {
        Passwords full =
                new Passwords(
                        work -> {
                            throw new RejectedExecutionException("full");
                        },
                        new SecureRandom());
        assertThatThrownBy(() -> full.hash("x").toCompletableFuture().join())
                .hasCauseInstanceOf(RejectedExecutionException.class);
    }
}
