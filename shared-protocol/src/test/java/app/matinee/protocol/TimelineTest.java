package app.matinee.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {
    private static final MediaId FILM = new MediaId("film");
    private static final long SEED = 20_261_120;

    @ParameterizedTest
    @CsvSource({
        // rests before its start, at it, then moves with the rate
        "true,  1.0,  999, 5000",
        "true,  1.0, 1000, 5000",
        "true,  1.0, 1001, 5001",
        "true,  1.0, 3000, 7000",
        "true,  2.0, 3000, 9000",
        "true,  0.5, 3001, 6001",
        "true,  1.0,   -5, 5000",
        "false, 1.0,  999, 5000",
        "false, 1.0, 9000, 5000",
    })
    void positionFollowsTheServersClock(
            boolean playing, double rate, long serverMs, long expected) {
        assertThat(new Timeline(FILM, 5_000, 1_000, rate, playing).positionAt(serverMs))
                .isEqualTo(expected);
    }

    @Test
    void aNewRateChangesNothingBeforeItsInstant() {
        Timeline normal = new Timeline(FILM, 5_000, 1_000, 1.0, true);

        Timeline faster = normal.withRateFrom(2.0, 4_000);

        assertThat(faster.positionAt(4_000)).isEqualTo(normal.positionAt(4_000)).isEqualTo(8_000);
        assertThat(faster.positionAt(5_000)).isEqualTo(10_000);
    }

    @Test
    void aRestingTimelineKeepsRestingWithANewRate() {
        Timeline resting = new Timeline(FILM, 5_000, 1_000, 1.0, false).withRateFrom(2.0, 4_000);

        assertThat(resting.positionAt(99_000)).isEqualTo(5_000);
        assertThat(resting.rate()).isEqualTo(2.0);
        assertThatIllegalStateException().isThrownBy(() -> resting.serverMsAt(6_000));
    }

    @Test
    void anyPlayingTimelineIsMonotonicAndItsInverseAgrees() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            Timeline timeline = randomPlaying(random);
            long later = timeline.atServerMs() + random.nextLong(10_000_000);
            String context = "seed " + SEED + " turn " + i + ": " + timeline + " at " + later;

            double position = timeline.exactPositionAt((double) later);

            assertThat(timeline.positionAt(later - 1))
                    .as(context)
                    .isLessThanOrEqualTo(timeline.positionAt(later));
            assertThat(timeline.serverMsAt(position))
                    .as(context)
                    .isCloseTo((double) later, within(0.01));
        }
    }

    @Test
    void anyRateChangeIsContinuousWithinHalfAMillisecond() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            Timeline before = randomPlaying(random);
            long change = before.atServerMs() + random.nextLong(10_000_000);
            String context =
                    "seed " + SEED + " turn " + i + ": " + before + " changed at " + change;

            Timeline after = before.withRateFrom(randomRate(random), change);

            assertThat(after.exactPositionAt((double) change))
                    .as(context)
                    .isCloseTo(before.exactPositionAt((double) change), within(0.5));
        }
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                0,
                -1,
                0.24,
                4.01,
                1e300
            })
    void anImpossibleRateCannotExist(double rate) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Timeline(FILM, 0, 0, rate, true));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Limits.MAX_POSITION_MS + 1, Long.MAX_VALUE})
    void anImpossiblePositionCannotExist(long positionMs) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Timeline(FILM, positionMs, 0, 1.0, true));
    }

    @Test
    void nothingCannotPlay() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Timeline(null, 0, 0, 1.0, true));
    }

    private static Timeline randomPlaying(Random random) {
        return new Timeline(
                FILM,
                random.nextLong(Limits.MAX_POSITION_MS / 2),
                random.nextLong(4_000_000_000_000L),
                randomRate(random),
                true);
    }

    private static double randomRate(Random random) {
        return random.nextDouble(Limits.MIN_RATE, Limits.MAX_RATE);
    }
}
