package app.matinee.lab.skew;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.matinee.lab.skew.ScreenWatch.Glimpse;
import java.util.List;
import org.junit.jupiter.api.Test;

class PictureSkewTest {
    private static final long S = 1_000_000_000L;
    private static final int FILM = 2_250;

    @Test
    void aFrameIsAThirtiethOfASecond() {
        PictureSkew seen = PictureSkew.of(List.of(at(5, 100, 103)), playing(), FILM);
        assertThat(seen.settled().max()).isCloseTo(100, within(0.1));
        assertThat(seen.readable()).isEqualTo(1);
    }

    @Test
    void numbersThatStartAgainAreNoSkew() {
        assertThat(PictureSkew.aheadMs(at(5, 1, 2_249), 0, 1, FILM)).isCloseTo(67, within(0.5));
        assertThat(PictureSkew.aheadMs(at(5, 2_249, 1), 0, 1, FILM)).isCloseTo(-67, within(0.5));
    }

    @Test
    void whatCannotBeReadIsSaidAndNotCounted() {
        PictureSkew seen =
                PictureSkew.of(List.of(at(5, Glimpse.NOTHING, 10), at(6, 40, 40)), playing(), FILM);
        assertThat(seen.settled().count()).isEqualTo(1);
        assertThat(seen.readable()).isEqualTo(0.75);
    }

    @Test
    void aLookOutsideTheFilmCountsNowhere() {
        assertThat(PictureSkew.of(List.of(at(25, 1, 2)), playing(), FILM).all().count()).isZero();
    }

    @Test
    void whoIsAheadIsAhead() {
        assertThat(PictureSkew.meanAheadMs(List.of(at(5, 10, 13)), playing(), 1, FILM))
                .isCloseTo(100, within(0.1));
    }

    private static Glimpse at(int second, int a, int b) {
        return new Glimpse(second * S, 0, List.of(a, b));
    }

    private static Story playing() {
        Story story = new Story();
        story.plays(new Span(0, 20 * S));
        story.present(0, 0);
        story.present(1, 0);
        return story;
    }
}
