package app.matinee.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.protocol.ClientEvent.AnswerKnock;
import app.matinee.protocol.ClientEvent.Kick;
import app.matinee.protocol.ClientEvent.LeaveRoom;
import app.matinee.protocol.ClientEvent.LoadMedia;
import app.matinee.protocol.ClientEvent.Pause;
import app.matinee.protocol.ClientEvent.Play;
import app.matinee.protocol.ClientEvent.PlaybackStatus;
import app.matinee.protocol.ClientEvent.SetPolicy;
import app.matinee.protocol.ClientEvent.Typing;
import app.matinee.protocol.CommandId;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.KnockId;
import app.matinee.protocol.LeaveReason;
import app.matinee.protocol.PersonId;
import app.matinee.protocol.Role;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.RoomPolicy;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.ServerEvent.Sequenced;
import app.matinee.protocol.UserId;
import app.matinee.server.room.RoomCommand.Proof;
import app.matinee.server.store.InMemoryRoomStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Two nodes over one store, on one thread whose order of work the test decides.
class MailboxTest {
    private final Map<String, List<ServerEvent>> heard = new HashMap<>();
    private final List<String> replaced = new ArrayList<>();
    private final List<String> unseated = new ArrayList<>();
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final InMemoryRoomStore<RoomState, Outgoing> store = new InMemoryRoomStore<>();
    private final RandomIds ids = new RandomIds(new Random(1));
    private long nowMs = 1_000;

    private static final RoomPolicy WITH_LOBBY =
            new RoomPolicy(
                    Role.MEMBER,
                    Role.MEMBER,
                    Role.VIEWER,
                    Role.MEMBER,
                    Role.MEMBER,
                    RoomPolicy.WaitFor.NOBODY,
                    true);

    private final Courier<String> courier =
            new Courier<>() {
                @Override
                public @Nullable Double roundTripMs(String line) {
                    return null;
                }

                @Override
                public boolean hasClock(String line) {
                    return true;
                }

                @Override
                public void deliver(ServerEvent event, Collection<String> to) {
                    to.forEach(line ->
                            heard.computeIfAbsent(line, any -> new ArrayList<>()).add(event));
                }

                @Override
                public void unseated(String line) {
                    unseated.add(line);
                }

                @Override
                public void replaced(String line) {
                    replaced.add(line);
                }
            };

    private final RoomService<String> north = node();
    private final RoomService<String> south = node();

    private RoomService<String> node() {
        return new RoomService<>(
                store,
                room -> work::add,
                () -> nowMs,
                ids,
                courier,
                RoomQuota.DEFAULT,
                () -> () -> true);
    }

    @Test
    void commandsAtTwoNodesAtOnceEndTheSameEverywhere() {
        RoomId room = found(north);
        UserId ana = enter(north, room, "line-a");
        UserId ben = enter(south, room, "line-b");
        north.ask(room, ana, new LoadMedia(Rooms.FILM, new CommandId("l")), "line-a", reply -> {});
        settle();

        for (int i = 0; i < 20; i++) {
            north.ask(room, ana, new Pause(i, new CommandId("a" + i)), "line-a", reply -> {});
            south.ask(room, ben, new Pause(i + 100, new CommandId("b" + i)), "line-b", reply -> {});
        }
        settle();

        List<ServerEvent> toAna = playback("line-a");
        assertThat(toAna).hasSize(41).isEqualTo(playback("line-b"));
        assertThat(toAna.stream().map(e -> ((Sequenced) e).seq()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void theNewcomerHearsNothingTheSnapshotHolds() {
        RoomId room = found(north);
        enter(north, room, "line-a");
        List<Reply> replies = new ArrayList<>();
        north.enter(room, newcomer("line-b"), Proof.NONE, "line-b", replies::add);
        settle();
        assertThat(replies).singleElement().isInstanceOf(Reply.Entered.class);
        assertThat(heard.get("line-b")).isNull();
        assertThat(heard.get("line-a")).singleElement().isInstanceOf(ServerEvent.UserJoined.class);
    }

    @Test
    void anOldConnectionsEndDoesNotLoseTheNewOne() {
        RoomId room = found(north);
        UserId ana = enter(north, room, "line-a");
        north.resume(room, "hash-line-a", "next", null, "line-a2", reply -> {});
        settle();
        north.lost(room, ana, "line-a");
        settle();
        assertThat(replaced).containsExactly("line-a");
        assertThat(peek(room).seat(ana).orElseThrow().isLost()).isFalse();
    }

    @Test
    void whoIsTakenOutAtAnotherNodeIsToldAndUnseated() {
        RoomId room = found(north);
        UserId ana = enter(north, room, "line-a");
        UserId ben = enter(south, room, "line-b");
        north.ask(room, ana, new Kick(ben, null), "line-a", reply -> {});
        settle();
        assertThat(heard.get("line-b")).last().isInstanceOf(ServerEvent.UserDisconnected.class);
        assertThat(unseated).containsExactly("line-b");
        heard.clear();
        north.ask(room, ana, new LoadMedia(Rooms.FILM, new CommandId("l")), "line-a", reply -> {});
        settle();
        assertThat(heard.get("line-b")).isNull();
    }

    @Test
    void whoKnocksAtOneNodeIsAdmittedAtAnotherAndThenHearsTheRoom() {
        RoomId room = found(north);
        UserId ana = enter(north, room, "line-a");
        north.ask(room, ana, new SetPolicy(WITH_LOBBY), "line-a", reply -> {});
        List<Reply> toBen = new ArrayList<>();
        south.enter(room, newcomer("line-b"), Proof.NONE, "line-b", toBen::add);
        settle();
        KnockId knock = ((Reply.Waits) toBen.getFirst()).knock();

        north.ask(room, ana, new AnswerKnock(knock, true), "line-a", reply -> {});
        north.ask(room, ana, new LoadMedia(Rooms.FILM, new CommandId("l")), "line-a", reply -> {});
        settle();

        assertThat(toBen).hasSize(2).last().isInstanceOf(Reply.Entered.class);
        assertThat(heard.get("line-b")).singleElement().isInstanceOf(ServerEvent.Playback.class);
    }

    @Test
    void whoWentAwayFromTheDoorHearsNoAnswer() {
        RoomId room = found(north);
        UserId ana = enter(north, room, "line-a");
        north.ask(room, ana, new SetPolicy(WITH_LOBBY), "line-a", reply -> {});
        List<Reply> toBen = new ArrayList<>();
        south.enter(room, newcomer("line-b"), Proof.NONE, "line-b", toBen::add);
        settle();
        KnockId knock = ((Reply.Waits) toBen.getFirst()).knock();
        south.withdraw(room, knock, "line-b", reply -> {});
        settle();
        List<Reply> toAna = new ArrayList<>();
        north.ask(room, ana, new AnswerKnock(knock, true), "line-a", toAna::add);
        settle();
        assertThat(toBen).hasSize(1);
        assertThat(toAna)
                .singleElement()
                .satisfies(HouseTest.refusedWith(ErrorCode.USER_NOT_FOUND));
    }

    @Test
    void anEmptyRoomEndsAfterFiveMinutes() {
        RoomId room = found(north);
        UserId ana = enter(north, room, "line-a");
        north.ask(room, ana, new LeaveRoom(), "line-a", reply -> {});
        settle();
        nowMs += RoomBounds.DEFAULT.emptyKeptMs() - 1;
        tick();
        assertThat(north.roomCount()).isEqualTo(1);
        nowMs += 1;
        tick();
        assertThat(north.roomCount()).isZero();
        List<Reply> replies = new ArrayList<>();
        north.enter(room, newcomer("line-a"), Proof.NONE, "line-a", replies::add);
        settle();
        assertThat(replies).singleElement().isInstanceOf(Reply.Refused.class);
    }

    @Test
    void aRoomBeatsEverMoreRarelyAndReportsChangesOnly() {
        RoomId room = found(north);
        UserId ana = enter(north, room, "line-a");
        north.ask(room, ana, new LoadMedia(Rooms.FILM, new CommandId("l")), "line-a", reply -> {});
        north.ask(room, ana, new Play(0, new CommandId("p")), "line-a", reply -> {});
        north.ask(room, ana, new PlaybackStatus(true, false, 0, 0, 3), "line-a", reply -> {});
        settle();
        for (int second = 0; second < 21; second++) {
            nowMs += 1_000;
            tick();
        }
        assertThat(of(ServerEvent.Sync.class)).isEqualTo(2);
        assertThat(of(ServerEvent.SyncReport.class)).isEqualTo(1);
    }

    @Test
    void oneAddressMakesTwentyRooms() {
        for (int i = 0; i < 20; i++) {
            assertThat(now(north.found(null, null, null, "192.0.2.7"))).isPresent();
        }
        assertThat(now(north.found(null, null, null, "192.0.2.7"))).isEmpty();
        assertThat(now(north.found(null, null, null, "192.0.2.8"))).isPresent();
    }

    @Test
    void whoMadeARoomIsKnownAfterARestart() {
        for (int i = 0; i < 20; i++) {
            now(north.found(null, null, null, "192.0.2.7"));
        }
        RoomService<String> next = node();
        next.restore(false);
        settle();
        assertThat(now(next.found(null, null, null, "192.0.2.7"))).isEmpty();
        assertThat(now(next.found(null, null, null, "192.0.2.8"))).isPresent();
    }

    @Test
    void aRoomEndsWhenItIsTooOldWhoeverIsInIt() {
        RoomId room = found(north);
        UserId ana = enter(north, room, "line-a");
        long endMs = nowMs + HouseTerms.DEFAULT.longestMs();
        while (nowMs < endMs - HouseTerms.DEFAULT.idleMs() / 2) {
            nowMs += HouseTerms.DEFAULT.idleMs() / 2;
            north.ask(room, ana, new Typing(), "line-a", reply -> {});
            tick();
        }
        nowMs = endMs - 1;
        tick();
        assertThat(north.roomCount()).isEqualTo(1);
        nowMs = endMs;
        tick();
        assertThat(north.roomCount()).isZero();
        assertThat(heard.get("line-a"))
                .last()
                .isInstanceOfSatisfying(
                        ServerEvent.UserDisconnected.class,
                        gone -> assertThat(gone.reason()).isEqualTo(LeaveReason.CLOSED));
        Rooms.tickAll(north);
        assertThat(work).as("a room that is over is ticked no more").isEmpty();
    }

    @Test
    void aRoomThatIsClosedEndsForWhoIsInItAtBothNodesAndForWhoIsAtTheDoor() {
        RoomId room = found(north);
        UserId ana = enter(north, room, "line-a");
        enter(south, room, "line-b");
        north.ask(room, ana, new SetPolicy(WITH_LOBBY), "line-a", reply -> {});
        List<Reply> toCem = new ArrayList<>();
        south.enter(room, newcomer("line-c"), Proof.NONE, "line-c", toCem::add);
        settle();
        long seq = peek(room).seq();

        assertThat(now(north.close(room))).isTrue();
        settle();

        assertThat(toCem).hasSize(2).last().satisfies(HouseTest.refusedWith(ErrorCode.ROOM_CLOSED));
        for (String line : List.of("line-a", "line-b")) {
            assertThat(heard.get(line))
                    .last()
                    .isInstanceOfSatisfying(
                            ServerEvent.UserDisconnected.class,
                            gone -> {
                                assertThat(gone.reason()).isEqualTo(LeaveReason.CLOSED);
                                assertThat(gone.seq()).isEqualTo(seq + 1);
                            });
        }
        assertThat(replaced).containsExactlyInAnyOrder("line-a", "line-b");
        assertThat(north.roomCount()).isZero();
        assertThat(now(north.close(room))).as("closed already").isFalse();
    }

    /// The address may make another room then.
    @Test
    void aClosedRoomDoesNotCountForWhoMadeIt() {
        RoomId last = found(north);
        for (int i = 1; i < 20; i++) {
            found(north);
        }
        assertThat(now(north.found(null, null, null, "192.0.2.1"))).isEmpty();
        enter(north, last, "line-a");
        north.close(last);
        settle();
        assertThat(now(north.found(null, null, null, "192.0.2.1"))).isPresent();
    }

    @Test
    void theOperatorSeesWhoIsThereAndWhatTheyLack() {
        RoomId room = found(north);
        UserId ana = enter(north, room, "line-a");
        enter(north, room, "line-b");
        north.ask(room, ana, new LoadMedia(Rooms.FILM, new CommandId("l")), "line-a", reply -> {});
        north.ask(room, ana, new PlaybackStatus(true, true, 0, 0, -7), "line-a", reply -> {});
        settle();
        assertThat(now(north.overview()))
                .singleElement()
                .satisfies(seen -> {
                    assertThat(seen.id()).isEqualTo(room);
                    assertThat(seen.title()).isEqualTo("Friday");
                    assertThat(seen.hasPassword()).isFalse();
                    assertThat(seen.filmOn()).isTrue();
                    assertThat(seen.playing()).isFalse();
                    assertThat(seen.people())
                            .extracting(RoomOverview.Person::role)
                            .containsExactly(Role.HOST, Role.MEMBER);
                    assertThat(seen.people())
                            .extracting(RoomOverview.Person::skewMs)
                            .containsExactly(-7, null);
                    assertThat(seen.people())
                            .extracting(RoomOverview.Person::buffering)
                            .containsExactly(true, null);
                    assertThat(seen.people()).allMatch(RoomOverview.Person::here);
                });
    }

    @Test
    void aRoomThatIsAskedTooMuchSaysSoAndDecidesNothing() {
        RoomService<String> hurried =
                new RoomService<>(
                        store,
                        room -> work::add,
                        () -> nowMs,
                        ids,
                        courier,
                        RoomQuota.DEFAULT,
                        () -> () -> false);
        RoomId room = found(hurried);
        UserId ana = enter(hurried, room, "line-a");
        List<Reply> replies = new ArrayList<>();
        hurried.ask(
                room, ana, new LoadMedia(Rooms.FILM, new CommandId("l")), "line-a", replies::add);
        settle();
        assertThat(replies)
                .singleElement()
                .satisfies(HouseTest.refusedWith(ErrorCode.RATE_LIMITED));
        assertThat(peek(room).playback().media()).isNull();
    }

    @Test
    void whoseConnectionBreaksIsLostAndSentNothing() {
        RoomId room = found(north);
        UserId ana = enter(north, room, "line-a");
        UserId ben = enter(north, room, "line-b");
        north.lost(room, ben, "line-b");
        settle();
        assertThat(peek(room).seat(ben).orElseThrow().isLost()).isTrue();
        heard.clear();
        north.ask(room, ana, new LoadMedia(Rooms.FILM, new CommandId("l")), "line-a", reply -> {});
        settle();
        assertThat(heard).as("nothing is sent to a broken line").containsOnlyKeys("line-a");
    }

    @Test
    void aRoundOfTheGroupsTicksEachRoomOnceAndNotAllAtTheSameTime() {
        int rooms = 60;
        for (int i = 0; i < rooms; i++) {
            assertThat(now(north.found("Friday", null, null, "192.0.2." + i))).isPresent();
        }
        settle();
        List<Integer> letters = new ArrayList<>();
        for (int group = 0; group < RoomService.TICK_GROUPS; group++) {
            north.tick(group);
            letters.add(work.size());
            work.clear();
        }
        assertThat(letters.stream().mapToInt(Integer::intValue).sum()).isEqualTo(rooms);
        assertThat(letters).allMatch(count -> count < rooms / 4);
        // A few groups may happen to have none.
        assertThat(letters).filteredOn(count -> count > 0).hasSizeGreaterThan(15);
    }

    private long of(Class<? extends ServerEvent> type) {
        return heard.getOrDefault("line-a", List.of()).stream().filter(type::isInstance).count();
    }

    private void tick() {
        Rooms.tickAll(north);
        settle();
    }

    private RoomId found(RoomService<String> node) {
        return now(node.found("Friday", null, null, "192.0.2.1")).orElseThrow();
    }

    private UserId enter(RoomService<String> node, RoomId room, String line) {
        List<Reply> replies = new ArrayList<>();
        node.enter(room, newcomer(line), Proof.NONE, line, replies::add);
        settle();
        return ((Reply.Entered) replies.getFirst()).self();
    }

    private static Newcomer newcomer(String line) {
        return new Newcomer(new PersonId("person-" + line), "Ana", "home", "hash-" + line);
    }

    private RoomState peek(RoomId room) {
        return now(north.peek(room)).orElseThrow();
    }

    private List<ServerEvent> playback(String line) {
        return heard.getOrDefault(line, List.of()).stream()
                .filter(ServerEvent.Playback.class::isInstance)
                .toList();
    }

    private static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private void settle() {
        for (@Nullable Runnable next = work.poll(); next != null; next = work.poll()) {
            next.run();
        }
    }
}
