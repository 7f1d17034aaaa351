package app.matinee.client.ui.player;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ControlsIdleTest {
    private static final long SECOND = 1_000_000_000L;
    private final ControlsIdle idle = new ControlsIdle(0);

    @Test
    void controlsVanishAfterTwoAndAHalfSeconds() {
        assertThat(idle.isShown(2_499_999_999L, true, false)).isTrue();
        assertThat(idle.isShown(2_500_000_000L, true, false)).isFalse();
    }

    @Test
    void movementBringsThemBack() {
        idle.moved(5 * SECOND);
        assertThat(idle.isShown(6 * SECOND, true, false)).isTrue();
    }

    @Test
    void theyStayWhilePausedOrInUse() {
        assertThat(idle.isShown(60 * SECOND, false, false)).isTrue();
        assertThat(idle.isShown(120 * SECOND, true, true)).isTrue();
        assertThat(idle.isShown(122 * SECOND, true, false)).isTrue();
        assertThat(idle.isShown(123 * SECOND, true, false)).isFalse();
    }
}
