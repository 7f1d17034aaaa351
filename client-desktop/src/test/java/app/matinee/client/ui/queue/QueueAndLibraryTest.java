package app.matinee.client.ui.queue;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.client.session.UserAction;
import app.matinee.client.ui.common.FakeParty;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.Scenes;
import app.matinee.protocol.Media;
import app.matinee.protocol.MediaId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueueAndLibraryTest {
    private final FakeParty party = new FakeParty();
    private final PartyFeed feed = new PartyFeed(party, Runnable::run);
    private final QueueViewModel queue = new QueueViewModel(party, feed);
    private final LibraryViewModel library =
            new LibraryViewModel(party, feed, () -> new MediaId("new"));

    @BeforeEach
    void enter() {
        assertThat(library.found().get()).isEqualTo(LibraryViewModel.Found.LOADING);
        party.become(Scenes.in(Scenes.full(Scenes.playing())));
    }

    @Test
    void entriesSayLengthAndWhoAddedThem() {
        assertThat(queue.entries().getFirst().more()).isEqualTo("2:01:01 · added by Ana");
    }

    @Test
    void movesPastAnEndAreIgnored() {
        queue.move(queue.entries().getFirst(), -1);
        queue.move(queue.entries().getLast(), 1);
        assertThat(party.posted).isEmpty();
        queue.move(queue.entries().get(1), 1);
        assertThat(party.posted)
                .containsExactly(new UserAction.QueueMove(queue.entries().get(1).id(), 2));
    }

    @Test
    void nextNamesTheFilmThatWasSeen() {
        queue.next();
        assertThat(party.posted).containsExactly(new UserAction.QueueNext(Scenes.FILM.id()));
    }

    @Test
    void searchForgivesCase() {
        library.search().set(" NIGHT");
        assertThat(library.films()).extracting(Media::title).containsExactly("Night Train");
        library.search().set("zzz");
        assertThat(library.found().get()).isEqualTo(LibraryViewModel.Found.NO_MATCH);
    }

    @Test
    void linkBecomesAFilmNamedAfterItsFile() {
        library.link().set(" https://example.org/films/Two_Bicycles.mp4?x=1 ");
        assertThat(library.putLinkOn()).isTrue();
        assertThat(party.posted)
                .containsExactly(
                        new UserAction.PutOn(
                                new Media(
                                        new MediaId("new"),
                                        Media.Kind.URL,
                                        "Two Bicycles",
                                        "https://example.org/films/Two_Bicycles.mp4?x=1",
                                        null,
                                        null)));
    }

    @Test
    void otherSchemesAreRefused() {
        library.link().set("file:///etc/passwd");
        assertThat(library.putLinkOn()).isFalse();
        assertThat(library.linkHint().get()).isNotEmpty();
        assertThat(party.posted).isEmpty();
    }
}
