package app.matinee.lab.skew;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SkewTextTest {
    private static final long S = 1_000_000_000L;

    private static final SkewSetup SETUP =
            new SkewSetup(
                    new SkewSetup.Programs(Path.of("a"), Path.of("b"), Path.of("c"), Path.of("d")),
                    Profile.WAN,
                    2,
                    60,
                    Plot.PARTY,
                    "nobody",
                    "",
                    false,
                    100,
                    1);

    @Test
    void theLastLineHasItsPromisedForm() {
        assertThat(SkewText.line(SETUP, List.of(run(50))))
                .isEqualTo(
                        "skew: profile=wan clients=2 median_ms=50.0 p99_ms=50.0 max_ms=50.0"
                                + " picture_mean_ms=nan picture_p99_ms=nan sound_median_ms=nan"
                                + " start_spread_p95_ms=50.0 resync_p99_ms=nan late_join_ms=nan"
                                + " corrections_per_min=2.0");
    }

    @Test
    void ofSeveralRunsTheMedianIsSaid() {
        assertThat(SkewText.line(SETUP, List.of(run(10), run(30), run(1_000))))
                .contains(" median_ms=30.0 ");
    }

    @Test
    void withoutARunEveryFigureIsMissing() {
        assertThat(SkewText.line(SETUP, List.of())).contains(" p99_ms=nan ");
    }

    @Test
    void theNegativeControlAllowsHalfAFrame() {
        assertThat(SkewText.injection(100, List.of(run(-90))))
                .isEqualTo("inject: asked=100 seen=90.0 picture=nan right=yes");
        assertThat(SkewText.injection(100, List.of(run(0)))).endsWith("right=no");
    }

    /// Half a minute of film; client 1 is so far behind.
    private static SkewResult run(double behindMs) {
        StoryBook book = new StoryBook(Profile.WAN.limits());
        book.present(0, 0);
        book.present(1, 0);
        book.started("start", 0, 0);
        book.stopped(30 * S);
        return SkewResult.of(
                SETUP,
                new SkewResult.Conditions(
                        "", "", new CpuMeter.Spent(Map.of(), 0), List.of(), List.of()),
                book.story(),
                new SkewScript.Marks(0, 10 * S, 15 * S, 20 * S, 30 * S),
                1,
                List.of(film(0), film(behindMs)),
                List.of(),
                SoundSkew.UNHEARD,
                List.of(List.of(new Correction(5 * S, 60, true)), List.of()));
    }

    private static FrameTrack film(double behindMs) {
        int frames = 31 * 30;
        long[] arrivals = new long[frames];
        double[] media = new double[frames];
        for (int i = 0; i < frames; i++) {
            media[i] = i * PictureSkew.FRAME_MS;
            arrivals[i] = S + Math.round((media[i] + behindMs) * 1e6);
        }
        return new FrameTrack(arrivals, media);
    }
}
