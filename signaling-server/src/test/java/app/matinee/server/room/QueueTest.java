package app.matinee.server.room;

import static app.matinee.server.room.HouseTest.refusedWith;
import static app.matinee.server.room.Rooms.ANA;
import static app.matinee.server.room.Rooms.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ClientEvent.QueueAdd;
import app.matinee.protocol.ClientEvent.QueueMove;
import app.matinee.protocol.ClientEvent.QueueRemove;
import app.matinee.protocol.ClientEvent.SetRole;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.Limits;
import app.matinee.protocol.Media;
import app.matinee.protocol.MediaId;
import app.matinee.protocol.QueueItemId;
import app.matinee.protocol.Role;
import app.matinee.protocol.ServerEvent.QueueChanged;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class QueueTest {
    private static final QueueItemId GONE = new QueueItemId("gone");

    private final Rooms room = Rooms.withFilm();

    QueueTest() {
        for (String title : List.of("A", "B", "C")) {
            room.ask(BEN, new QueueAdd(film(title)));
        }
        room.out.clear();
    }

    @Test
    void aFilmIsPutLastAndEverybodyHearsWhoDidIt() {
        long before = room.state.seq();
        Reply reply = room.ask(BEN, new QueueAdd(film("D")));

        assertThat(order()).isEqualTo("ABCD");
        assertThat(reply).isEqualTo(new Reply.Applied(before + 1));
        assertThat(room.told())
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.event())
                            .isEqualTo(new QueueChanged(before + 1, BEN, room.state.queue()));
                    assertThat(told.to().includes(ANA) && told.to().includes(BEN)).isTrue();
                });
    }

    /// The place is counted without the film that moves.
    @ParameterizedTest
    @CsvSource({"C, 0, CAB", "A, 1, BAC", "A, 2, BCA", "B, 1, ABC", "A, 250, BCA"})
    void aFilmMovesToItsPlace(String title, int index, String order) {
        assertThat(room.ask(BEN, new QueueMove(itemOf(title), index)))
                .isInstanceOf(Reply.Applied.class);
        assertThat(order()).isEqualTo(order);
        assertThat(room.events())
                .containsExactly(new QueueChanged(room.state.seq(), BEN, room.state.queue()));
    }

    @Test
    void onlyTheFilmNamedIsTakenOut() {
        assertThat(room.ask(BEN, new QueueRemove(itemOf("B")))).isInstanceOf(Reply.Applied.class);
        assertThat(order()).isEqualTo("AC");
    }

    @Test
    void whatIsGoneCanBeNeitherMovedNorTakenOut() {
        RoomState before = room.state;
        assertThat(room.ask(BEN, new QueueRemove(GONE)))
                .satisfies(refusedWith(ErrorCode.QUEUE_ITEM_NOT_FOUND));
        assertThat(room.ask(BEN, new QueueMove(GONE, 0)))
                .satisfies(refusedWith(ErrorCode.QUEUE_ITEM_NOT_FOUND));
        assertThat(room.state).isEqualTo(before);
        assertThat(room.out).isEmpty();
    }

    @Test
    void aFullQueueTakesNoMore() {
        while (room.state.queue().size() < Limits.MAX_QUEUE) {
            assertThat(room.ask(BEN, new QueueAdd(film("D")))).isInstanceOf(Reply.Applied.class);
        }
        assertThat(room.ask(BEN, new QueueAdd(film("E"))))
                .satisfies(refusedWith(ErrorCode.QUEUE_FULL));
        room.ask(BEN, new QueueRemove(itemOf("A")));
        assertThat(room.ask(BEN, new QueueAdd(film("E")))).isInstanceOf(Reply.Applied.class);
    }

    static List<ClientEvent> whatAViewerMayNot() {
        return List.of(new QueueAdd(film("D")), new QueueRemove(GONE), new QueueMove(GONE, 0));
    }

    @ParameterizedTest
    @MethodSource("whatAViewerMayNot")
    void whoOnlyWatchesLeavesTheQueueAlone(ClientEvent event) {
        room.ask(ANA, new SetRole(BEN, Role.VIEWER));
        assertThat(room.ask(BEN, event)).satisfies(refusedWith(ErrorCode.FORBIDDEN));
    }

    private String order() {
        return room.state.queue().stream()
                .map(item -> item.media().title())
                .reduce("", String::concat);
    }

    private QueueItemId itemOf(String title) {
        return room.state.queue().stream()
                .filter(item -> item.media().title().equals(title))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Media film(String title) {
        return new Media(new MediaId(title), Media.Kind.LOCAL, title, null, 100_000L, null);
    }
}
