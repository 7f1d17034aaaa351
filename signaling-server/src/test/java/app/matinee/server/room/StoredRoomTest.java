package app.matinee.server.room;

import static app.matinee.server.room.Rooms.ANA;
import static app.matinee.server.room.Rooms.BEN;
import static app.matinee.server.room.Rooms.FILM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.matinee.protocol.CallState;
import app.matinee.protocol.ClientEvent.ChatSend;
import app.matinee.protocol.ClientEvent.PlaybackStatus;
import app.matinee.protocol.ClientMessageId;
import app.matinee.protocol.CommandId;
import app.matinee.protocol.Invite;
import app.matinee.protocol.InviteId;
import app.matinee.protocol.Limits;
import app.matinee.protocol.Member;
import app.matinee.protocol.MessageId;
import app.matinee.protocol.PersonId;
import app.matinee.protocol.PlaybackState;
import app.matinee.protocol.QueueItem;
import app.matinee.protocol.QueueItemId;
import app.matinee.protocol.Role;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.RoomPolicy;
import app.matinee.protocol.ServerEvent.ChatPosted;
import app.matinee.protocol.Timeline;
import app.matinee.protocol.Waiting;
import app.matinee.server.store.DamagedException;
import app.matinee.server.store.StoredForm.LogStep;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredRoomTest {
    private final StoredRoom form = new StoredRoom();

    /// What a stop may forget, because only a living connection tells it.
    private static final Set<String> NOT_KEPT =
            Set.of("status", "player", "lostSinceServerMs", "knocks");

    /// A room in which nothing is as in a new one. Whoever adds a component gives it a value here,
    /// and the next two tests say whether it is kept.
    private static RoomState rich() {
        Seat ana =
                new Seat(
                        new Member(ANA, "Ana", Role.HOST, 5_000)
                                .waitedFor(false)
                                .with(new CallState(true, true, true)),
                        new Seat.Line("home", "hash-a", "hash-before", null, 6_000),
                        List.of(new CommandId("c1"), new CommandId("c2")),
                        null,
                        PlayerState.UNKNOWN);
        return new RoomState(
                new RoomId("RICH1234"),
                "Friday",
                new Origin("founder-1", 4_000),
                new RoomPolicy(
                        Role.CO_HOST,
                        Role.HOST,
                        Role.VIEWER,
                        Role.CO_HOST,
                        Role.HOST,
                        RoomPolicy.WaitFor.MAJORITY,
                        true),
                "epoch-2",
                42,
                new Access(
                        "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA",
                        true,
                        List.of(
                                new IssuedInvite(
                                        new Invite(new InviteId("i"), ANA, 88_000, 3, 1),
                                        "hash-i")),
                        List.of(new Ban(new PersonId("p"), "far", 89_000)),
                        List.of()),
                new People(
                        List.of(ana),
                        List.of(new Standing(new PersonId("q"), Role.VIEWER, true)),
                        77_000L),
                new Show(
                        new PlaybackState(
                                FILM, new Timeline(FILM.id(), 12_345, 67_890, 1.25, true)),
                        new Gate(
                                new Waiting(
                                        Waiting.Reason.READY_CHECK, ANA, List.of(ANA, BEN), 99_000),
                                List.of(ANA)),
                        List.of(new QueueItem(new QueueItemId("q"), FILM, BEN))),
                ChatLog.of(List.of(line(1), line(2))));
    }

    private static ChatPosted line(int n) {
        return new ChatPosted(
                new MessageId("m" + n),
                ANA,
                "Ana",
                "Line\n" + n + " \uD83C\uDF7F",
                1_000L + n,
                n % 2 == 0 ? null : 500L,
                new ClientMessageId("own" + n));
    }

    @Test
    void everyComponentOfARoomComesBack() throws DamagedException {
        assertThat(restored(rich())).isEqualTo(rich());
    }

    @Test
    void noComponentOfTheRichRoomIsThatOfANewOne() throws ReflectiveOperationException {
        RoomState plain =
                RoomState.founded(
                        new RoomId("PLAIN123"), "", null, RoomPolicy.OPEN, "epoch-1", "founder", 1);
        assertNothingAlike(rich(), plain);
        assertNothingAlike(rich().origin(), plain.origin());
        assertNothingAlike(rich().access(), plain.access());
        assertNothingAlike(rich().people(), plain.people());
        assertNothingAlike(rich().show(), plain.show());
        assertNothingAlike(
                rich().policy(),
                new RoomPolicy(
                        Role.MEMBER,
                        Role.MEMBER,
                        Role.MEMBER,
                        Role.MEMBER,
                        Role.MEMBER,
                        RoomPolicy.WaitFor.NOBODY,
                        false));
        Seat fresh =
                Seat.taken(
                        new Member(BEN, "Ben", Role.MEMBER, 1),
                        new Newcomer(new PersonId("b"), "Ben", "", ""),
                        PlayerState.UNKNOWN,
                        1);
        assertNothingAlike(rich().seats().getFirst(), fresh);
        assertNothingAlike(rich().seats().getFirst().line(), fresh.line());
    }

    private static void assertNothingAlike(Record rich, Record plain)
            throws ReflectiveOperationException {
        for (RecordComponent component : rich.getClass().getRecordComponents()) {
            if (!NOT_KEPT.contains(component.getName())) {
                assertThat(component.getAccessor().invoke(rich))
                        .as(component.getName())
                        .isNotEqualTo(component.getAccessor().invoke(plain));
            }
        }
    }

    @Test
    void anEmptyNewRoomComesBack() throws DamagedException {
        RoomState plain = Rooms.open().state;
        assertThat(restored(plain)).isEqualTo(plain);
    }

    @Test
    void reportsAndLostConnectionsCostNoWrite() {
        Rooms room = Rooms.withFilm();
        RoomState before = room.state;
        room.ask(BEN, new PlaybackStatus(true, false, 0, 0, 3));
        room.decide(new RoomCommand.Lost(BEN));
        assertThat(room.state).isNotEqualTo(before);
        assertThat(form.sameWhenKept(before, room.state)).isTrue();
        room.ask(ANA, new ChatSend("Hello", new ClientMessageId("m")));
        assertThat(form.sameWhenKept(before, room.state)).isFalse();
    }

    @Test
    void onlyNewLinesAreWritten() {
        RoomState two = rich();
        LogStep step = form.step(two, two.withChat(ChatLog.of(List.of(line(1), line(2), line(3)))));
        assertThat(step.dropped()).isZero();
        assertThat(step.added()).singleElement().asString().contains("m3");
        assertThat(form.step(two, two.counted())).isEqualTo(LogStep.NONE);
        assertThat(form.step(null, two).added()).hasSize(2);
    }

    @Test
    void whatHistoryForgetsIsDroppedAndARewrittenLineRewritesAll() {
        List<ChatPosted> full =
                IntStream.range(0, Limits.MAX_CHAT_HISTORY).mapToObj(n -> line(n)).toList();
        RoomState before = rich().withChat(ChatLog.of(full));
        List<ChatPosted> later = new ArrayList<>(full.subList(2, full.size()));
        later.add(line(1_000));
        later.add(line(1_001));
        LogStep step = form.step(before, before.withChat(ChatLog.of(later)));
        assertThat(step.dropped()).isEqualTo(2);
        assertThat(step.added()).hasSize(2);

        LogStep gone = form.step(before, before.withChat(ChatLog.of(List.of(line(5), line(7)))));
        assertThat(gone.dropped()).isEqualTo(Limits.MAX_CHAT_HISTORY);
        assertThat(gone.added()).hasSize(2);
    }

    @Test
    void aClientsLastCommandsAreKeptAndNotAllOfThem() throws DamagedException {
        Seat seat = rich().seats().getFirst();
        for (int i = 0; i < Seat.COMMANDS_KEPT; i++) {
            seat = seat.having(new CommandId("later" + i));
        }
        List<CommandId> kept = restored(rich().withSeat(seat)).seats().getFirst().recentCommands();
        assertThat(kept).hasSize(StoredRoom.COMMANDS_KEPT).endsWith(new CommandId("later63"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "null",
                "{\"roomId\":\"RICH1234\"}",
            })
    void aDamagedHeadIsSaidToBeDamaged(String head) {
        assertThatThrownBy(() -> form.read(head, List.of())).isInstanceOf(DamagedException.class);
    }

    @Test
    void everyDamageOfAStoredRoomIsNoticedOrHarmless() {
        String head = form.head(rich());
        for (int cut = 0; cut < head.length(); cut++) {
            String damaged = head.substring(0, cut);
            assertThatThrownBy(() -> form.read(damaged, List.of()))
                    .as("cut at %d", cut)
                    .isInstanceOf(DamagedException.class);
        }
        assertThatThrownBy(() -> form.read(head.replace("\"seq\":42", "\"seq\":-1"), List.of()))
                .isInstanceOf(DamagedException.class)
                .hasMessageContaining("seq");
        assertThatThrownBy(() -> form.read(head, List.of("{\"id\":\"m\"}")))
                .isInstanceOf(DamagedException.class);
    }

    private RoomState restored(RoomState room) throws DamagedException {
        return form.read(form.head(room), form.step(null, room).added());
    }
}
