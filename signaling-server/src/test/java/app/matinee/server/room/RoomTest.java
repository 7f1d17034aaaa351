package app.matinee.server.room;

import static app.matinee.server.room.Rooms.ANA;
import static app.matinee.server.room.Rooms.BEN;
import static app.matinee.server.room.Rooms.FILM;
import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.protocol.ClientEvent.ChatSend;
import app.matinee.protocol.ClientEvent.LeaveRoom;
import app.matinee.protocol.ClientEvent.Pause;
import app.matinee.protocol.ClientEvent.Play;
import app.matinee.protocol.ClientEvent.QueueAdd;
import app.matinee.protocol.ClientEvent.QueueNext;
import app.matinee.protocol.ClientEvent.React;
import app.matinee.protocol.ClientEvent.Seek;
import app.matinee.protocol.ClientEvent.SetRate;
import app.matinee.protocol.ClientEvent.Typing;
import app.matinee.protocol.ClientMessageId;
import app.matinee.protocol.CommandId;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.LeaveReason;
import app.matinee.protocol.Limits;
import app.matinee.protocol.Media;
import app.matinee.protocol.MediaId;
import app.matinee.protocol.Role;
import app.matinee.protocol.RoomPolicy;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.Timeline;
import app.matinee.protocol.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomTest {
    @Test
    void aStartLiesALeadInTheFutureAndEverybodyRestsUntilThen() {
        Rooms room = Rooms.withFilm();
        room.ask(BEN, new Play(5_000, new CommandId("p")));
        Timeline timeline = room.state.playback().timeline();
        assertThat(timeline.playing()).isTrue();
        assertThat(timeline.atServerMs()).isEqualTo(room.nowMs + LeadPolicy.AFTER_JUMP_MS);
        assertThat(timeline.positionAt(room.nowMs)).isEqualTo(5_000);
    }

    @Test
    void aPauseHoldsAtOnceWhereItsSenderSawTheFilm() {
        Rooms room = playing(5_000);
        room.nowMs += 2_000;
        room.ask(ANA, new Pause(6_700, new CommandId("q")));
        assertThat(room.state.playback().timeline())
                .isEqualTo(new Timeline(FILM.id(), 6_700, room.nowMs, 1.0, false));
    }

    @Test
    void aSeekGoesOnPlayingAndARestingFilmRests() {
        Rooms room = playing(0);
        room.ask(ANA, new Seek(40_000, new CommandId("s1")));
        assertThat(room.state.playback().timeline().playing()).isTrue();
        room.ask(ANA, new Pause(40_000, new CommandId("s2")));
        room.ask(ANA, new Seek(10_000, new CommandId("s3")));
        assertThat(room.state.playback().timeline())
                .isEqualTo(new Timeline(FILM.id(), 10_000, room.nowMs, 1.0, false));
    }

    @Test
    void aNewRateGoesOnFromWhereTheFilmWillBe() {
        Rooms room = playing(0);
        room.nowMs += 10_000;
        Timeline before = room.state.playback().timeline();
        room.ask(ANA, new SetRate(77, 2.0, new CommandId("r")));
        Timeline after = room.state.playback().timeline();
        assertThat(after.rate()).isEqualTo(2.0);
        assertThat(after.positionMs()).isEqualTo(before.positionAt(after.atServerMs()));
    }

    @Test
    void nobodyGetsPastTheEnd() {
        Rooms room = playing(250_000);
        assertThat(room.state.playback().timeline().positionMs()).isEqualTo(100_000);
        room.nowMs += 500_000;
        room.ask(ANA, new SetRate(0, 2.0, new CommandId("r")));
        assertThat(room.state.playback().timeline().positionMs()).isEqualTo(100_000);
    }

    @Test
    void theSameCommandTwiceActsOnce() {
        Rooms room = Rooms.withFilm();
        Reply first = room.ask(ANA, new Play(1_000, new CommandId("same")));
        RoomState after = room.state;
        Reply second = room.ask(ANA, new Play(9_000, new CommandId("same")));
        assertThat(second).isEqualTo(first);
        assertThat(room.state).isSameAs(after);
        assertThat(room.out).hasSize(1);
        // Another's command may have the same name.
        room.ask(BEN, new Play(9_000, new CommandId("same")));
        assertThat(room.out).hasSize(2);
    }

    @Test
    void commandsNeedAFilm() {
        Rooms room = Rooms.open();
        room.enter(ANA, "Ana");
        assertThat(room.ask(ANA, new Play(0, new CommandId("p"))))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        r -> assertThat(r.code()).isEqualTo(ErrorCode.NOTHING_ON));
    }

    @Test
    void aGuestMayNotDoWhatIsTheHosts() {
        Rooms room =
                new Rooms(
                        new RoomPolicy(Role.HOST, Role.HOST, Role.HOST, RoomPolicy.WaitFor.NOBODY));
        room.enter(ANA, "Ana");
        room.enter(BEN, "Ben");
        RoomState before = room.state;
        room.out.clear();
        assertForbidden(room.ask(BEN, new Play(0, new CommandId("p"))));
        assertForbidden(room.ask(BEN, new QueueAdd(FILM)));
        assertForbidden(room.ask(BEN, new ChatSend("hi", new ClientMessageId("c"))));
        assertForbidden(room.ask(BEN, new React("🎉")));
        assertThat(room.state).isSameAs(before);
        assertThat(room.out).isEmpty();
    }

    @Test
    void aStrangerMayNothing() {
        Rooms room = Rooms.withFilm();
        assertThat(room.ask(new UserId("eve"), new Pause(0, new CommandId("p"))))
                .isInstanceOf(Reply.Refused.class);
        assertThat(room.out).isEmpty();
    }

    @Test
    void aLostPlaceIsKeptHalfAMinute() {
        Rooms room = Rooms.withFilm();
        room.decide(new RoomCommand.Lost(BEN));
        room.nowMs += Membership.PLACE_KEPT_MS - 1;
        room.decide(new RoomCommand.Tick());
        assertThat(room.out).isEmpty();
        room.nowMs += 1;
        room.decide(new RoomCommand.Tick());
        assertThat(room.events())
                .containsExactly(
                        new ServerEvent.UserDisconnected(
                                room.state.seq(), BEN, "Ben", LeaveReason.CONNECTION_LOST));
    }

    @Test
    void aPlaceIsTakenAgainWithItsTokenOnlyOnce() {
        Rooms room = Rooms.withFilm();
        room.decide(new RoomCommand.Lost(ANA));
        long seq = room.state.seq();
        assertThat(room.decide(new RoomCommand.Resume("hash-of-ana", "next")))
                .isInstanceOfSatisfying(
                        Reply.Entered.class, e -> assertThat(e.self()).isEqualTo(ANA));
        assertThat(room.state.seat(ANA).orElseThrow().member().role()).isEqualTo(Role.HOST);
        assertThat(room.state.seq()).isEqualTo(seq);
        assertThat(room.decide(new RoomCommand.Resume("hash-of-ana", "other")))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        r -> assertThat(r.code()).isEqualTo(ErrorCode.RESUME_INVALID));
        room.nowMs += 60_000;
        room.decide(new RoomCommand.Tick());
        assertThat(room.state.seats()).hasSize(2);
    }

    @Test
    void aTokenWhoseSuccessorNeverArrivedIsGoodAgainUntilItsHolderIsHeard() {
        Rooms room = Rooms.withFilm();
        room.decide(new RoomCommand.Lost(ANA));
        room.decide(new RoomCommand.Resume("hash-of-ana", "never arrived"));
        room.decide(new RoomCommand.Lost(ANA));
        assertThat(room.decide(new RoomCommand.Resume("hash-of-ana", "next")))
                .isInstanceOfSatisfying(
                        Reply.Entered.class, e -> assertThat(e.self()).isEqualTo(ANA));
        room.ask(ANA, new Typing());
        room.decide(new RoomCommand.Lost(ANA));
        assertThat(room.decide(new RoomCommand.Resume("hash-of-ana", "stolen")))
                .satisfies(HouseTest.refusedWith(ErrorCode.RESUME_INVALID));
        assertThat(room.decide(new RoomCommand.Resume("next", "last")))
                .isInstanceOf(Reply.Entered.class);
    }

    @Test
    void theLongestPresentWhoIsThereBecomesHost() {
        Rooms room = Rooms.withFilm();
        UserId cem = new UserId("cem");
        room.enter(cem, "Cem");
        room.decide(new RoomCommand.Lost(BEN));
        room.ask(ANA, new LeaveRoom());
        assertThat(room.state.seat(cem).orElseThrow().member().role()).isEqualTo(Role.HOST);
        assertThat(room.state.members().stream().filter(m -> m.role() == Role.HOST)).hasSize(1);
    }

    @Test
    void aRoomHoldsFifty() {
        Rooms room = Rooms.open();
        for (int i = 0; i < RoomBounds.DEFAULT.members(); i++) {
            assertThat(room.enter(new UserId("u" + i), "Ana")).isInstanceOf(Reply.Entered.class);
        }
        assertThat(room.enter(new UserId("one-more"), "Zoe"))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        r -> assertThat(r.code()).isEqualTo(ErrorCode.ROOM_FULL));
        assertThat(room.state.members().stream().map(m -> m.name()).distinct())
                .hasSize(RoomBounds.DEFAULT.members());
    }

    @Test
    void chatKeepsTheLastTwoHundred() {
        Rooms room = Rooms.withFilm();
        for (int i = 0; i < Limits.MAX_CHAT_HISTORY + 5; i++) {
            room.ask(ANA, new ChatSend("line " + i, new ClientMessageId("c" + i)));
        }
        assertThat(room.state.chat()).hasSize(Limits.MAX_CHAT_HISTORY);
        assertThat(room.state.chat().getFirst().text()).isEqualTo("line 5");
    }

    @Test
    void aChatLineSaysWhereTheFilmWas() {
        Rooms room = playing(1_000);
        room.nowMs += LeadPolicy.FROM_REST_MS + 3_000;
        room.ask(BEN, new ChatSend("now!", new ClientMessageId("c")));
        assertThat(room.state.chat().getLast().mediaPositionMs()).isEqualTo(4_000);
    }

    @Test
    void twoPeopleWhoseFilmEndedTogetherSkipNothing() {
        Rooms room = Rooms.withFilm();
        var second = new Media(new MediaId("second"), Media.Kind.LOCAL, "Second", null, null, null);
        room.ask(ANA, new QueueAdd(second));
        room.ask(ANA, new QueueAdd(FILM));
        room.ask(ANA, new QueueNext(FILM.id(), new CommandId("n1")));
        room.ask(BEN, new QueueNext(FILM.id(), new CommandId("n2")));
        assertThat(room.state.playback().media()).isEqualTo(second);
        assertThat(room.state.queue()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "🎉,true",
        "👩‍👩‍👧,true",
        "👍🏽,true",
        "❤️,true",
        "1,false",
        "hello,false",
        "<b>,false",
        "🎉x,false"
    })
    void aReactionIsEmoji(String text, boolean accepted) {
        assertThat(Emoji.isEmoji(text)).isEqualTo(accepted);
    }

    private static Rooms playing(long fromMs) {
        Rooms room = Rooms.withFilm();
        room.ask(ANA, new Play(fromMs, new CommandId("start")));
        room.out.clear();
        return room;
    }

    private static void assertForbidden(Reply reply) {
        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        r -> assertThat(r.code()).isEqualTo(ErrorCode.FORBIDDEN));
    }
}
