package app.matinee.lab.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkewSeriesTest {
    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aConstantSkewIsFoundWhateverTheSamplingTimes(long seed) {
        Random random = new Random(seed);
        double skew = random.nextDouble(-200, 200);
        List<PositionSample> first = playing(random, 10, skew);
        Collections.shuffle(first, random);

        SkewSeries series = SkewSeries.of(first, playing(random, 10, 0));

        assertThat(series.count()).as("seed %d", seed).isGreaterThan(90);
        assertThat(series.points())
                .allSatisfy(p -> assertThat(p.skewMs()).isCloseTo(skew, within(0.001)));
        assertThat(series.quantileMs(0.5)).isCloseTo(Math.abs(skew), within(0.001));
    }

    @Test
    void aJumpIsNotSmeared() {
        List<PositionSample> still = new ArrayList<>();
        List<PositionSample> jumps = new ArrayList<>();
        for (int ms = 0; ms <= 2_000; ms += 50) {
            still.add(new PositionSample(ms, ms * 1_000_000L, true));
            jumps.add(new PositionSample(ms >= 1_050 ? ms + 500 : ms, ms * 1_000_000L, true));
        }
        assertThat(SkewSeries.of(jumps, still).points())
                .extracting(SkewSeries.Point::skewMs)
                .allSatisfy(skew -> assertThat(skew).isIn(0.0, 500.0));
    }

    @Test
    void onlyInstantsAtWhichBothPlayCount() {
        List<PositionSample> plays = new ArrayList<>();
        List<PositionSample> rests = new ArrayList<>();
        for (int ms = 0; ms <= 1_000; ms += 50) {
            plays.add(new PositionSample(ms, ms * 1_000_000L, true));
            rests.add(new PositionSample(ms, ms * 1_000_000L, ms < 500));
        }
        SkewSeries series = SkewSeries.of(plays, rests);
        assertThat(series.instants()).isEqualTo(11);
        assertThat(series.count()).isEqualTo(5);
    }

    @Test
    void silenceIsNotFilledIn() {
        List<PositionSample> gap =
                List.of(new PositionSample(0, 0, true), new PositionSample(1_000, SECOND, true));
        assertThat(SkewSeries.of(gap, gap).count()).isEqualTo(3);
    }

    @Test
    void theSettlingIsLeftOutOnlyWhenAsked() {
        Random random = new Random(7);
        SkewSeries all = SkewSeries.of(playing(random, 10, 5), playing(random, 10, 0));
        assertThat(all.since(3 * SECOND).count()).isLessThan(all.count()).isGreaterThan(60);
    }

    @Test
    void quantilesAreNearestRanks() {
        List<PositionSample> zero = new ArrayList<>();
        List<PositionSample> rising = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            zero.add(new PositionSample(0, i * SECOND / 10, true));
            rising.add(new PositionSample(-(i + 1), i * SECOND / 10, true));
        }
        SkewSeries series = SkewSeries.of(rising, zero);
        assertThat(series.quantileMs(0.5)).isEqualTo(50);
        assertThat(series.quantileMs(0.99)).isEqualTo(99);
        assertThat(series.quantileMs(1)).isEqualTo(100);
    }

    @Test
    void nothingIsKnownOfNothing() {
        assertThat(SkewSeries.of(List.of(), List.of()).quantileMs(0.5)).isNaN();
    }

    /// Plays at normal speed, sampled every 30 to 70 ms.
    private static List<PositionSample> playing(Random random, int seconds, double aheadMs) {
        List<PositionSample> samples = new ArrayList<>();
        for (long at = 0; at < seconds * SECOND; at += random.nextLong(30_000_000, 70_000_000)) {
            samples.add(new PositionSample(1_000 + aheadMs + at / 1e6, at, true));
        }
        return samples;
    }
}
