package app.matinee.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerClockTest {
    private static final long SECOND = 1_000_000_000L;

    /// A probe over a way of `upMs` and `downMs` to a clock that is `offsetMs` ahead.
    private static ClockSample sample(long sent, double upMs, double downMs, double offsetMs) {
        long arrived = sent + (long) (upMs * 1e6);
        long serverMs = (long) Math.floor(arrived / 1e6 + offsetMs);
        return new ClockSample(sent, serverMs, serverMs, arrived + (long) (downMs * 1e6));
    }

    /// The property: the error stays below half the asymmetry and 2 ms. The asymmetry of a
    /// way is the difference of its cables, and that of its queues as they were drawn, in the mean
    /// over the probes. Where queues are short most of the time the quick probes must be found, so
    /// only a twentieth of the longest queue may remain.
    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, 0",
        "600000, 20, 20, 30",
        "-540000, 50, 10, 40",
        "123456.7, 5, 80, 60",
        "3600000, 150, 150, 200",
    })
    void errorStaysWithinHalfTheAsymmetryAndTwoMilliseconds(
            double offsetMs, double upMs, double downMs, double jitterMs) {
        for (long seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ServerClock clock = ServerClock.UNKNOWN;
            long now = SECOND;
            double queues = 0;
            for (int i = 0; i < 60; i++) {
                double up = upMs + jitterMs * queue(random);
                double down = downMs + jitterMs * queue(random);
                queues += Math.abs(up - upMs - down + downMs) / 60;
                clock = clock.with(sample(now, up, down, offsetMs));
                now += i < 20 ? SECOND / 16 : 2 * SECOND;
            }
            double error = clock.serverMsAt(now) - (now / 1e6 + offsetMs);
            assertThat(Math.abs(error))
                    .as("seed " + seed)
                    .isLessThanOrEqualTo((Math.abs(upMs - downMs) + queues) / 2 + 2)
                    .isLessThanOrEqualTo(Math.abs(upMs - downMs) / 2 + 2 + jitterMs * 0.05);
            assertThat(Math.abs(error))
                    .as("bound, seed " + seed)
                    .isLessThanOrEqualTo(clock.errorMs(now) + 1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "150, 0.5, 0.5, 0.3, 0",
        "-150, 40, 40, 10, 0.01",
        "150, 100, 100, 30, 0.03",
        "-150, 60, 20, 10, 0.01",
        "80, 0.5, 0.5, 0.3, 0",
    })
    void driftIsFollowedThroughJitterAndLoss(
            double ppm, double upMs, double downMs, double jitterMs, double loss) {
        for (long seed = 0; seed < 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ServerClock clock = ServerClock.UNKNOWN;
            long now = SECOND;
            double queues = 0;
            int heard = 0;
            for (int i = 0; i < 320; i++) {
                double up = upMs + jitterMs * random.nextDouble(-1, 1);
                double down = downMs + jitterMs * random.nextDouble(-1, 1);
                if (random.nextDouble() >= 2 * loss) {
                    queues += Math.abs(up - upMs - down + downMs);
                    heard++;
                    clock = clock.with(sample(now, up, down, truth(now, ppm)));
                }
                now += i < 20 ? SECOND / 16 : i < 50 ? SECOND : 2 * SECOND;
                if (i > 20) {
                    double error = clock.serverMsAt(now) - (now / 1e6 + truth(now, ppm));
                    double asymmetry = Math.abs(upMs - downMs) + queues / heard;
                    double allowed = asymmetry / 2 + 2;
                    assertThat(Math.abs(error))
                            .as("seed " + seed + ", probe " + i)
                            .isLessThanOrEqualTo(allowed);
                }
            }
            assertThat(clock.driftPpm()).isCloseTo(ppm, within(3 + 2 * jitterMs));
        }
    }

    private static double truth(long nanos, double ppm) {
        return 300_000 + nanos / 1e6 * ppm / 1e6;
    }

    @Test
    void aBurstOfTwoSecondsClaimsNoDrift() {
        SplittableRandom random = new SplittableRandom(5);
        ServerClock clock = ServerClock.UNKNOWN;
        for (int i = 0; i < 20; i++) {
            double up = 40 + 10 * random.nextDouble(-1, 1);
            clock = clock.with(sample(SECOND + i * SECOND / 16, up, 40, 0));
        }
        assertThat(Math.abs(clock.driftPpm())).isLessThan(20);
    }

    /// Mostly short, sometimes long, as queues are.
    private static double queue(SplittableRandom random) {
        double even = random.nextDouble();
        return even * even * even;
    }

    @Test
    void nothingIsKnownBeforeTheFourthSample() {
        ServerClock clock = ServerClock.UNKNOWN;
        for (int i = 0; i < ServerClock.ENOUGH; i++) {
            assertThat(clock.isKnown()).isFalse();
            clock = clock.with(sample(SECOND + i * SECOND, 5, 5, 1_000));
        }
        assertThat(clock.isKnown()).isTrue();
    }

    @Test
    void neverRunsBackwards() {
        SplittableRandom random = new SplittableRandom(11);
        ServerClock clock = ServerClock.UNKNOWN;
        long now = SECOND;
        for (int i = 0; i < ServerClock.ENOUGH; i++) {
            clock = clock.with(sample(now, 60, 1, 5_000));
            now += SECOND / 10;
        }
        double last = clock.serverMsAt(now);
        for (int i = 0; i < 2_000; i++) {
            now += 5_000_000;
            if (i % 20 == 0) {
                double slow = random.nextDouble() * 60;
                clock = clock.with(sample(now - 100_000_000, 1, slow, 5_000));
            }
            double next = clock.serverMsAt(now);
            assertThat(next).isGreaterThan(last);
            last = next;
        }
        // The ways back are 29 ms longer in the mean than the ways there, which halves to 15 ms of
        // possible error; the quick ones among them leave a third of it.
        assertThat(last).isCloseTo(now / 1e6 + 5_000, within(5.0));
    }

    @Test
    void oneQueuedProbeMovesNothing() {
        ServerClock clock = ServerClock.UNKNOWN;
        for (int i = 0; i < 10; i++) {
            clock = clock.with(sample(SECOND + i * SECOND, 3, 3, 777));
        }
        double before = clock.serverMsAt(20 * SECOND);
        ServerClock after = clock.with(sample(11 * SECOND, 900, 3, 777));
        assertThat(after.serverMsAt(20 * SECOND)).isCloseTo(before, within(0.5));
        assertThat(after.rttMs()).isCloseTo(6, within(1.1));
    }

    @Test
    void anotherClockIsTakenOverAfterThreeContradictions() {
        ServerClock clock = ServerClock.UNKNOWN;
        for (int i = 0; i < 10; i++) {
            clock = clock.with(sample(SECOND + i * SECOND, 3, 3, 50_000));
        }
        for (int i = 0; i < 2; i++) {
            clock = clock.with(sample((20 + i) * SECOND, 3, 3, 10));
            assertThat(clock.serverMsAt(30 * SECOND)).isCloseTo(80_000, within(2.0));
        }
        clock = clock.with(sample(22 * SECOND, 3, 3, 10));
        assertThat(clock.serverMsAt(30 * SECOND)).isCloseTo(30_010, within(2.0));
    }

    @Test
    void boundGrowsWithAge() {
        ServerClock clock = ServerClock.UNKNOWN.with(sample(SECOND, 5, 5, 0));
        assertThat(clock.errorMs(100 * SECOND)).isGreaterThan(clock.errorMs(2 * SECOND) + 4);
    }
}
