package app.matinee.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResumeTokensTest {
    private final ResumeTokens tokens = new ResumeTokens(new Random(1));

    @Test
    void everyTokenIsNewAndTooLongToGuess() {
        String token = tokens.next();
        assertThat(Base64.getUrlDecoder().decode(token)).hasSize(24);
        assertThat(tokens.next()).isNotEqualTo(token);
        assertThat(new ResumeTokens(new Random(2)).next()).isNotEqualTo(token);
    }

    /// Rooms on disk hold these hashes: another way to make them would throw everybody out. From
    /// `printf abc | sha256sum` (FIPS 180-4, example B.1), in base64url.
    @Test
    void whatIsKeptOfATokenIsItsHash() {
        assertThat(ResumeTokens.hash("abc"))
                .isEqualTo("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
    }

    @Test
    void onlyTheSameTokenIsTheSame() {
        assertThat(ResumeTokens.same("token", "token")).isTrue();
        assertThat(ResumeTokens.same("token", "tokem")).isFalse();
        assertThat(ResumeTokens.same("token", "")).isFalse();
    }
}
