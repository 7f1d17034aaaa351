package app.matinee.lab.skew;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.matinee.lab.film.Chirp;
import app.matinee.lab.sound.Recording;
import org.junit.jupiter.api.Test;

class SoundSkewTest {
    private static final int RATE = 48_000;
    private static final int SECONDS = 8;

    /// A chirp on every second, later by `lateMs`.
    private static float[] client(double lateMs) {
        float[] sound = new float[(SECONDS + 1) * RATE];
        for (int s = 0; s < SECONDS; s++) {
            float[] chirp = Chirp.samples(s % 2 == 0, RATE);
            int at = (int) (s * RATE + (lateMs + 20) * RATE / 1_000);
            System.arraycopy(chirp, 0, sound, at, chirp.length);
        }
        return sound;
    }

    private static Story playing() {
        Story story = new Story();
        story.plays(new Span(0, 20_000_000_000L));
        story.present(0, 0);
        story.present(1, 0);
        return story;
    }

    private static SoundSkew skew(double lateMs, Story story) {
        return SoundSkew.of(
                new Recording(new float[][] {client(0), client(lateMs)}, RATE, 1_000_000_000L),
                story);
    }

    @Test
    void differencesAreMeasuredFromTheSound() {
        assertThat(skew(0, playing()).settled().max()).isZero();
        SoundSkew late = skew(13.5, playing());
        assertThat(late.settled().median()).isCloseTo(13.5, within(0.05));
        assertThat(late.settled().count()).isEqualTo(SECONDS);
        assertThat(late.chirps()).isEqualTo(2 * SECONDS);
    }

    @Test
    void oneSecondApartIsNotTakenForInStep() {
        assertThat(skew(1_000, playing()).all().count()).isZero();
    }

    @Test
    void settlingChirpsDoNotCount() {
        Story story = playing();
        story.settles(1, new Span(0, 5_000_000_000L));

        // Those at 6, 7 and 8 s; the one at 5.02 s is too near to the edge to be sure.
        assertThat(skew(5, story).settled().count()).isEqualTo(3);
        assertThat(skew(5, story).all().count()).isEqualTo(SECONDS);
    }
}
