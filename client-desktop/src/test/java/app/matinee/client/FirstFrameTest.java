package app.matinee.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FirstFrameTest {
    private static final String AFTER_NAME =
            " S 1 2 3 0 -1 4194560 1 0 0 0 4 2 0 0 20 0 31 0 123456 99 7";

    @Test
    void ageIsTheUptimeLessTheStart() {
        assertThat(FirstFrame.aliveOnLinux("42 (matinee)" + AFTER_NAME, "1235.31 88.00\n"))
                .isEqualTo(Duration.ofMillis(750));
    }

    @Test
    void aNameWithBracketsAndSpacesMovesNothing() {
        assertThat(FirstFrame.aliveOnLinux("42 (a) b (c)" + AFTER_NAME, "1234.56 88.00\n"))
                .isEqualTo(Duration.ZERO);
    }
}
