package app.matinee.lab.skew;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoryBookTest {
    private static final long S = 1_000_000_000L;

    private final StoryBook book = new StoryBook(Profile.LAN.limits());

    @Test
    void onlyWhatPlaysCounts() {
        book.present(0, 0);
        book.present(1, 0);
        book.started("start", 1 * S, 0);
        book.stopped(10 * S);
        book.started("resume", 13 * S, 9_000);
        book.stopped(20 * S);
        Story story = book.story();
        assertThat(story.counts(0, 1, 5 * S)).isTrue();
        assertThat(story.counts(0, 1, 11 * S)).isFalse();
        assertThat(story.counts(0, 1, 15 * S)).isTrue();
        assertThat(story.counts(0, 1, 20 * S)).isFalse();
    }

    @Test
    void everybodySettlesAfterAStartAndASeek() {
        book.started("start", 1 * S, 0);
        book.sought("seek", 5 * S);
        Story story = book.story();
        assertThat(story.settled(0, 1, 1 * S + S / 2)).isFalse();
        assertThat(story.settled(0, 1, 2 * S)).isTrue();
        assertThat(story.settled(0, 1, 5 * S + S / 2)).isFalse();
        assertThat(story.settled(0, 1, 6 * S)).isTrue();
    }

    @Test
    void whoComesLateCountsFromThenAndSettlesAlone() {
        book.present(0, 0);
        book.present(1, 0);
        book.started("start", 0, 0);
        book.joinedLate(2, 10 * S);
        book.stopped(60 * S);
        Story story = book.story();
        assertThat(story.counts(0, 2, 9 * S)).isFalse();
        assertThat(story.counts(0, 2, 11 * S)).isTrue();
        assertThat(story.settled(0, 2, 11 * S)).isFalse();
        assertThat(story.settled(0, 1, 11 * S)).isTrue();
        assertThat(story.settled(0, 2, 12 * S)).isTrue();
    }

    /// The film is on disk: in the dark nobody has an excuse.
    @Test
    void theDarkItselfCountsAsSettled() {
        book.started("start", 0, 0);
        book.wasDark(1, 20 * S);
        assertThat(book.story().settled(0, 1, 18 * S)).isTrue();
        assertThat(book.story().settled(0, 1, 20 * S + S / 2)).isFalse();
        assertThat(book.story().settled(0, 2, 20 * S + S / 2)).isTrue();
        assertThat(book.story().settled(0, 1, 22 * S)).isTrue();
    }

    @Test
    void aStalledClientSettlesFromTheStallOn() {
        book.started("start", 0, 0);
        book.stoodStill(1, 30 * S, 30 * S + S / 2);
        assertThat(book.story().settled(0, 1, 30 * S + S / 4)).isFalse();
        assertThat(book.story().settled(0, 1, 31 * S)).isFalse();
        assertThat(book.story().settled(0, 1, 32 * S)).isTrue();
    }
}
