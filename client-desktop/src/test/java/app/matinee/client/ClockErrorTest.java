package app.matinee.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.matinee.client.signaling.ProbeEcho;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClockErrorTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void noErrorChangesNothing() {
        ClockError none = new ClockError(0, 0, 5);
        assertThat(none.wrong(123_456_789)).isEqualTo(123_456_789);
        assertThat(none.kernel(123_456_789)).isEqualTo(123_456_789);
    }

    @Test
    void driftGrowsWithTime() {
        ClockError fast = new ClockError(100, 200, 0);
        assertThat(fast.wrong(0)).isEqualTo(100_000_000);
        assertThat(fast.wrong(10 * SECOND)).isEqualTo(10 * SECOND + 100_000_000 + 2_000_000);
    }

    @Test
    void kernelUndoesWrong() {
        Random random = new Random(11);
        for (int i = 0; i < 1_000; i++) {
            ClockError error =
                    new ClockError(
                            random.nextDouble(-5_000, 5_000),
                            random.nextDouble(-500, 500),
                            random.nextLong(SECOND));
            long at = random.nextLong(3_600 * SECOND);
            assertThat(error.kernel(error.wrong(at))).isCloseTo(at, within(2L));
        }
    }

    @Test
    void probesAndTasksLiveInTheWrongTime() {
        ClockError error = new ClockError(1, 0, 0);
        assertThat(error.onWrongTime(new ProbeEcho(10, 2, 3, 40)))
                .isEqualTo(new ProbeEcho(1_000_010, 2, 3, 1_000_040));

        long[] asked = new long[1];
        error.onWrongTime(
                        (nanos, task) -> {
                            asked[0] = nanos;
                            return () -> {};
                        })
                .at(1_000_500, () -> {});
        assertThat(asked[0]).isEqualTo(500);
    }
}
