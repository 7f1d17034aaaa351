package app.matinee.lab.rig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineTest {
    @ParameterizedTest
    @CsvSource({
        "none, 9000, 1, Stay",
        "seek-1000, 900, 1, Stay",
        "seek-1000, -1100, 1, Jump",
        "web-300, 290, 1, Stay",
        "web-300, -310, 1, Jump",
        "syncplay, 1400, 1, Stay",
        "syncplay, 1600, 1, 0.95",
        "syncplay, 500, 0.95, Stay",
        "syncplay, 90, 0.95, 1.0",
        "syncplay, 4100, 1, Jump",
        "syncplay, -4100, 1, Stay",
        "syncplay, -5100, 1, Jump",
        "jellyfin, 50, 1, Stay",
        "jellyfin, 100, 1, 0.9",
        "jellyfin, -500, 1, 1.5",
        "jellyfin, 900, 1, Jump",
        "jellyfin, -3100, 1, Jump",
        "jellyfin, 30, 0.9, 1.0",
    })
    void thresholdsAreThePublishedOnes(
            String algorithm, double aheadMs, double rate, String expected) {
        Baseline.Move move = Baseline.named(algorithm).judge(aheadMs, rate, 1_000);
        String seen =
                switch (move) {
                    case Baseline.Move.Stay() -> "Stay";
                    case Baseline.Move.Jump() -> "Jump";
                    case Baseline.Move.Rate(double wanted) -> Double.toString(wanted);
                };
        assertThat(seen).isEqualTo(expected);
    }
}
