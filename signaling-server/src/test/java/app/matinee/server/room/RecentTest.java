package app.matinee.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.protocol.ClientEvent.ChatSend;
import app.matinee.protocol.ClientEvent.LeaveRoom;
import app.matinee.protocol.ClientEvent.LoadMedia;
import app.matinee.protocol.ClientEvent.Pause;
import app.matinee.protocol.ClientEvent.React;
import app.matinee.protocol.ClientMessageId;
import app.matinee.protocol.CommandId;
import app.matinee.protocol.LastHeard;
import app.matinee.protocol.MessageId;
import app.matinee.protocol.PersonId;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.ServerEvent.ChatPosted;
import app.matinee.protocol.ServerEvent.Sequenced;
import app.matinee.protocol.UserId;
import app.matinee.server.room.RoomCommand.Proof;
import app.matinee.server.store.InMemoryRoomStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A member who loses the connection again and again, at a moment of the dice and with the last of
/// what was sent lost on its way, hears the same as one who never does.
class RecentTest {
    private static final int SEEDS = 500;
    private static final int STEPS = 60;

    @Test
    void whoComesBackHearsEverythingOnceAndInOrder() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Run run = new Run(seed, 1);
            run.play();
            assertThat(run.wanderersStory).as("seed %d", seed).isEqualTo(run.watchersStory());
            assertThat(run.told).as("seed %d", seed).isEqualTo(run.resumed);
        }
    }

    /// A node that lost a race has a hole until the next change, and gives the room whole.
    @Test
    void atTwoNodesToo() {
        int told = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Run run = new Run(seed, 2);
            run.play();
            assertThat(run.wanderersStory).as("seed %d", seed).isEqualTo(run.watchersStory());
            told += run.told;
        }
        assertThat(told).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Membership.PLACE_KEPT_MS - 1})
    void whatHappenedWhileAPlaceIsKeptIsKnown(long awayMs) {
        Run run = new Run(1, 1);
        run.begin();
        run.lose(0);
        run.say();
        run.nowMs += awayMs;
        Rooms.tickAll(run.north);
        run.settle();
        assertThat(run.resume(run.south, run.lastHeard()).missed()).hasSize(1);
    }

    @Test
    void whatIsOlderThanAnyPlaceIsForgotten() {
        Run run = new Run(1, 1);
        run.begin();
        run.lose(0);
        LastHeard then = run.lastHeard();
        run.say();
        run.nowMs += Recent.KEPT_MS + 1;
        run.say();
        assertThat(run.resume(run.south, then).missed()).isNull();
    }

    @Test
    void aSnapshotWithoutWhatIsNotKnownHasAllTheLines() {
        Run run = new Run(1, 1);
        run.begin();
        run.lose(0);
        run.say();
        LastHeard other = new LastHeard(run.lastHeard().epoch(), 4_711, new MessageId("never"));
        Reply.Entered entered = run.resume(run.south, other);
        assertThat(entered.missed()).isNull();
        assertThat(entered.room().chat()).hasSize(1);
    }

    @Test
    void anotherEpochsNumbersMeanNothing() {
        Run run = new Run(1, 1);
        run.begin();
        run.lose(0);
        LastHeard here = run.lastHeard();
        LastHeard elsewhere = new LastHeard("another", here.seq(), here.line());
        assertThat(run.resume(run.south, elsewhere).missed()).isNull();
    }

    @Test
    void whoMissedNothingIsToldSo() {
        Run run = new Run(1, 1);
        run.begin();
        run.say();
        run.lose(0);
        Reply.Entered entered = run.resume(run.south, run.lastHeard());
        assertThat(entered.missed()).isEmpty();
        assertThat(entered.room().chat()).isEmpty();
    }

    @Test
    void anEntryForOthersIsNotForEverybody() {
        Recent recent = new Recent();
        RoomState room = Rooms.withFilm().state;
        recent.begin(1, room);
        recent.committed(
                2,
                room,
                List.of(
                        Outgoing.toOthers(Rooms.BEN, new ServerEvent.UserJoined(9, member())),
                        Outgoing.toAll(new ServerEvent.Reacted(Rooms.ANA, "🎉"))),
                1_000);
        LastHeard last = new LastHeard("epoch", room.seq(), null);
        assertThat(recent.since(last, Rooms.ANA).orElseThrow()).hasSize(1);
        assertThat(recent.since(last, Rooms.BEN).orElseThrow()).isEmpty();
    }

    private static app.matinee.protocol.Member member() {
        return Rooms.withFilm().state.members().getFirst();
    }

    /// One room at two nodes over one store, on one thread whose order of work the dice decide.
    private static final class Run {
        final Random dice;
        final Map<String, List<ServerEvent>> heard = new HashMap<>();
        final List<ServerEvent> wanderersStory = new ArrayList<>();
        final InMemoryRoomStore<RoomState, Outgoing> store = new InMemoryRoomStore<>();
        final List<Runnable> northsWork = new ArrayList<>();
        final List<Runnable> southsWork = new ArrayList<>();
        final RoomService<String> north;
        final RoomService<String> south;
        long nowMs = 1_000;
        int resumed;
        int told;
        private final RoomId room;
        private UserId watcher = new UserId("nobody");
        private UserId wanderer = new UserId("nobody");
        private String epoch = "";
        private long seqAtEntry;
        private int lines;
        private int words;
        private int watcherSince;
        private final List<String> guests = new ArrayList<>();
        private final Map<String, UserId> seats = new HashMap<>();

        Run(long seed, int nodes) {
            dice = new Random(seed);
            RandomIds ids = new RandomIds(new Random(seed));
            north = node(northsWork, ids);
            south = nodes == 1 ? north : node(southsWork, ids);
            room = now(north.found("Friday", null, null, "192.0.2.1")).orElseThrow();
        }

        private RoomService<String> node(List<Runnable> work, RandomIds ids) {
            return new RoomService<>(
                    store,
                    any -> work::add,
                    () -> nowMs,
                    ids,
                    new Ears(),
                    RoomQuota.DEFAULT,
                    () -> () -> true);
        }

        void play() {
            begin();
            for (int step = 0; step < STEPS; step++) {
                somethingHappens();
                switch (dice.nextInt(4)) {
                    case 0 -> settle();
                    case 1 -> someWork();
                    default -> {}
                }
                if (dice.nextInt(8) == 0) {
                    goAwayAndComeBack();
                }
            }
            settle();
            take();
        }

        void begin() {
            watcher = enter(north, "watcher");
            wanderer = enter(south, "line-0");
            north.ask(
                    room,
                    watcher,
                    new LoadMedia(Rooms.FILM, new CommandId("l")),
                    "watcher",
                    r -> {});
            settle();
            take();
            wanderersStory.clear();
            watcherSince = told("watcher").size();
            RoomState state = now(north.peek(room)).orElseThrow();
            epoch = state.epoch();
            seqAtEntry = state.seq();
        }

        private void somethingHappens() {
            String word = "w" + words++;
            switch (dice.nextInt(6)) {
                case 0 -> {
                    String guest = "guest-" + word;
                    guests.add(guest);
                    node().enter(
                                    room,
                                    newcomer(guest),
                                    Proof.NONE,
                                    guest,
                                    reply -> seats.put(guest, ((Reply.Entered) reply).self()));
                }
                case 1 -> {
                    if (!guests.isEmpty()) {
                        String guest = guests.removeLast();
                        UserId seat = seats.get(guest);
                        if (seat != null) {
                            node().ask(room, seat, new LeaveRoom(), guest, r -> {});
                        }
                    }
                }
                case 2 ->
                        node().ask(
                                        room,
                                        watcher,
                                        new Pause(words, new CommandId(word)),
                                        "watcher",
                                        r -> {});
                case 3 -> node().ask(room, watcher, new React("🎉"), "watcher", r -> {});
                default ->
                        node().ask(
                                        room,
                                        watcher,
                                        new ChatSend(word, new ClientMessageId(word)),
                                        "watcher",
                                        r -> {});
            }
        }

        void say() {
            String word = "said" + words++;
            north.ask(
                    room,
                    watcher,
                    new ChatSend(word, new ClientMessageId(word)),
                    "watcher",
                    r -> {});
            settle();
        }

        private void goAwayAndComeBack() {
            lose(dice.nextInt(4));
            for (int i = dice.nextInt(5); i > 0; i--) {
                somethingHappens();
                someWork();
            }
            LastHeard last = lastHeard();
            Reply.Entered entered = resume(node(), last);
            resumed++;
            List<ServerEvent> missed = entered.missed();
            if (missed != null) {
                told++;
                wanderersStory.addAll(missed);
                take();
            } else {
                // The room whole: from here on everything counts again.
                take();
                wanderersStory.clear();
                wanderersStory.addAll(watchersStory());
            }
        }

        /// The connection breaks, and so many of the last events never arrive.
        void lose(int unheard) {
            List<ServerEvent> arrived = told(line());
            heard.put(
                    line(),
                    new ArrayList<>(arrived.subList(0, Math.max(0, arrived.size() - unheard))));
            take();
            UserId user = wanderer;
            String broken = line();
            lines++;
            south.lost(room, user, broken);
            north.lost(room, user, broken);
        }

        Reply.Entered resume(RoomService<String> node, LastHeard last) {
            List<Reply> replies = new ArrayList<>();
            node.resume(
                    room,
                    "hash-line-" + (lines - 1),
                    "hash-line-" + lines,
                    last,
                    line(),
                    replies::add);
            settle();
            return (Reply.Entered) replies.getFirst();
        }

        /// As a client would say it.
        LastHeard lastHeard() {
            long seq = seqAtEntry;
            MessageId line = null;
            for (ServerEvent event : wanderersStory) {
                if (event instanceof Sequenced change) {
                    seq = change.seq();
                } else if (event instanceof ChatPosted posted) {
                    line = posted.id();
                }
            }
            return new LastHeard(epoch, seq, line);
        }

        List<ServerEvent> watchersStory() {
            List<ServerEvent> all = told("watcher");
            return all.subList(watcherSince, all.size());
        }

        /// What arrived over the present connection joins the story.
        private void take() {
            wanderersStory.addAll(told(line()));
            heard.remove(line());
        }

        /// Numbered changes and lines of chat.
        private List<ServerEvent> told(String line) {
            return heard.getOrDefault(line, List.of()).stream()
                    .filter(event -> event instanceof Sequenced || event instanceof ChatPosted)
                    .toList();
        }

        private String line() {
            return "line-" + lines;
        }

        private RoomService<String> node() {
            return dice.nextBoolean() ? north : south;
        }

        private UserId enter(RoomService<String> node, String line) {
            List<Reply> replies = new ArrayList<>();
            node.enter(room, newcomer(line), Proof.NONE, line, replies::add);
            settle();
            return ((Reply.Entered) replies.getFirst()).self();
        }

        private static Newcomer newcomer(String line) {
            return new Newcomer(new PersonId("person-" + line), line, "home", "hash-" + line);
        }

        void settle() {
            while (!northsWork.isEmpty() || !southsWork.isEmpty()) {
                someWork();
            }
        }

        /// Each node does its own work in order; which node is faster, the dice say.
        private void someWork() {
            for (int i = dice.nextInt(1, 6); i > 0; i--) {
                List<Runnable> work = dice.nextBoolean() ? northsWork : southsWork;
                if (!work.isEmpty()) {
                    work.removeFirst().run();
                }
            }
        }

        private static <T> T now(CompletionStage<T> stage) {
            return Objects.requireNonNull(stage.toCompletableFuture().join());
        }

        private final class Ears implements Courier<String> {
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
                to.forEach(
                        line -> heard.computeIfAbsent(line, any -> new ArrayList<>()).add(event));
            }

            @Override
            public void unseated(String line) {}

            @Override
            public void replaced(String line) {}
        }
    }
}
