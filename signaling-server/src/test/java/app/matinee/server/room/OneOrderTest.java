package app.matinee.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ClientEvent.ChatSend;
import app.matinee.protocol.ClientEvent.LoadMedia;
import app.matinee.protocol.ClientEvent.Pause;
import app.matinee.protocol.ClientEvent.Play;
import app.matinee.protocol.ClientEvent.QueueAdd;
import app.matinee.protocol.ClientEvent.Seek;
import app.matinee.protocol.ClientMessageId;
import app.matinee.protocol.CommandId;
import app.matinee.protocol.PersonId;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.ServerEvent.Sequenced;
import app.matinee.protocol.UserId;
import app.matinee.server.room.RoomCommand.Proof;
import app.matinee.server.store.InMemoryRoomStore;
import app.matinee.server.store.RoomStore;
import app.matinee.server.store.sqlite.SqliteRoomStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ten people of one room command it at once, from two nodes over one store, a thousand times:
/// everybody hears the same in the same order, and what they heard is what the store holds.
class OneOrderTest {
    private static final int RUNS = 1_000;
    private static final int COMMANDERS = 10;
    private static final int COMMANDS_EACH = 3;

    @Test
    void inMemory() throws Exception {
        play(new InMemoryRoomStore<>());
    }

    @Test
    void onDisk(@TempDir Path folder) throws Exception {
        try (SqliteRoomStore<RoomState, Outgoing> store =
                SqliteRoomStore.open(folder, new StoredRoom(), any -> {})) {
            play(store);
            Map<RoomId, RoomState> inMemory = new ConcurrentHashMap<>();
            for (RoomId id : store.ids()) {
                inMemory.put(id, stateOf(store, id));
            }
            store.close();
            assertWhatIsOnDisk(folder, inMemory);
        }
    }

    private static void assertWhatIsOnDisk(Path folder, Map<RoomId, RoomState> expected)
            throws IOException {
        StoredRoom form = new StoredRoom();
        try (SqliteRoomStore<RoomState, Outgoing> again =
                SqliteRoomStore.open(folder, form, any -> {})) {
            assertThat(again.ids()).isEqualTo(expected.keySet());
            expected.forEach((id, room) ->
                    assertThat(form.head(stateOf(again, id))).isEqualTo(form.head(room)));
        }
    }

    private static void play(RoomStore<RoomState, Outgoing> store) throws Exception {
        ExecutorService north = Executors.newSingleThreadExecutor();
        ExecutorService south = Executors.newSingleThreadExecutor();
        try {
            List<CompletableFuture<Void>> runs = new ArrayList<>();
            for (int seed = 0; seed < RUNS; seed++) {
                runs.add(new Run(store, north, south, seed).play());
            }
            CompletableFuture.allOf(runs.toArray(CompletableFuture[]::new))
                    .get(120, TimeUnit.SECONDS);
        } finally {
            north.shutdownNow();
            south.shutdownNow();
        }
    }

    private static RoomState stateOf(RoomStore<RoomState, Outgoing> store, RoomId id) {
        return store.load(id).toCompletableFuture().join().orElseThrow().value();
    }

    /// One room of ten, half of them at each node.
    private static final class Run {
        private final RoomStore<RoomState, Outgoing> store;
        private final ExecutorService north;
        private final ExecutorService south;
        private final int seed;
        private final Map<String, List<ServerEvent>> heard = new ConcurrentHashMap<>();
        private final List<RoomService<String>> nodes;

        Run(
                RoomStore<RoomState, Outgoing> store,
                ExecutorService north,
                ExecutorService south,
                int seed) {
            this.store = store;
            this.north = north;
            this.south = south;
            this.seed = seed;
            RandomIds ids = new RandomIds(new Random(seed));
            nodes = List.of(node(north, ids), node(south, ids));
        }

        private RoomService<String> node(ExecutorService loop, RandomIds ids) {
            return new RoomService<>(
                    store,
                    room -> loop,
                    () -> 1_000,
                    ids,
                    new Ears(heard),
                    new RoomQuota(RUNS, RUNS, RoomBounds.DEFAULT),
                    () -> () -> true);
        }

        CompletableFuture<Void> play() {
            return nodes.getFirst()
                    .found(null, null, null, "192.0.2.1")
                    .toCompletableFuture()
                    .thenCompose(id -> seated(id.orElseThrow()));
        }

        private CompletableFuture<Void> seated(RoomId room) {
            CompletableFuture<List<UserId>> all =
                    CompletableFuture.completedFuture(List.<UserId>of());
            for (int i = 0; i < COMMANDERS; i++) {
                int number = i;
                all =
                        all.thenCompose(before ->
                                enter(room, number).thenApply(user -> with(before, user)));
            }
            // What was committed is in both loops before the last answer; after one more turn of
            // each
            // everybody has heard it.
            return all.thenCompose(users -> command(room, users))
                    .thenRunAsync(() -> {}, north)
                    .thenRunAsync(() -> assertOneOrder(room), south);
        }

        private static List<UserId> with(List<UserId> before, UserId user) {
            List<UserId> more = new ArrayList<>(before);
            more.add(user);
            return more;
        }

        private CompletableFuture<UserId> enter(RoomId room, int number) {
            CompletableFuture<UserId> seat = new CompletableFuture<>();
            nodes.get(number % 2)
                    .enter(
                            room,
                            new Newcomer(
                                    new PersonId("person" + number),
                                    "P" + number,
                                    "192.0.2." + number,
                                    "hash" + number),
                            Proof.NONE,
                            line(number),
                            reply -> seat.complete(((Reply.Entered) reply).self()));
            return seat;
        }

        private CompletableFuture<Void> command(RoomId room, List<UserId> users) {
            Random random = new Random(seed);
            CompletableFuture<Reply> loaded = new CompletableFuture<>();
            nodes.getFirst()
                    .ask(
                            room,
                            users.getFirst(),
                            new LoadMedia(Rooms.FILM, new CommandId("load")),
                            line(0),
                            loaded::complete);
            return loaded.thenCompose(done -> {
                List<CompletableFuture<Reply>> answers = new ArrayList<>();
                for (int i = 0; i < COMMANDERS * COMMANDS_EACH; i++) {
                    int number = random.nextInt(COMMANDERS);
                    CompletableFuture<Reply> answer = new CompletableFuture<>();
                    answers.add(answer);
                    nodes.get(number % 2)
                            .ask(
                                    room,
                                    users.get(number),
                                    wish(random, i),
                                    line(number),
                                    answer::complete);
                }
                return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
            });
        }

        private static ClientEvent wish(Random random, int number) {
            CommandId id = new CommandId("c" + number);
            return switch (random.nextInt(5)) {
                case 0 -> new Play(random.nextInt(90_000), id);
                case 1 -> new Pause(random.nextInt(90_000), id);
                case 2 -> new Seek(random.nextInt(90_000), id);
                case 3 -> new QueueAdd(Rooms.FILM);
                default -> new ChatSend("line " + number, new ClientMessageId("m" + number));
            };
        }

        private static String line(int number) {
            return "line" + number;
        }

        private List<ServerEvent> heardBy(int number) {
            return heard.getOrDefault(line(number), List.of());
        }

        /// Each heard from their coming on; nobody's view may differ from the first one's.
        private void assertOneOrder(RoomId room) {
            RoomState state = stateOf(store, room);
            List<ServerEvent> first = heardBy(0);
            for (int i = 1; i < COMMANDERS; i++) {
                List<ServerEvent> other = heardBy(i);
                assertThat(other)
                        .as("seed %d, member %d", seed, i)
                        .isEqualTo(first.subList(first.size() - other.size(), first.size()));
            }
            List<Long> seqs =
                    first.stream()
                            .filter(Sequenced.class::isInstance)
                            .map(e -> ((Sequenced) e).seq())
                            .toList();
            assertThat(seqs).as("seed %d", seed).isSorted().doesNotHaveDuplicates();
            assertThat(seqs.getLast()).as("seed %d", seed).isEqualTo(state.seq());
        }
    }

    private record Ears(Map<String, List<ServerEvent>> heard) implements Courier<String> {
        @Override
        public void deliver(ServerEvent event, Collection<String> to) {
            to.forEach(line ->
                    heard.computeIfAbsent(line, any -> new CopyOnWriteArrayList<>()).add(event));
        }

        @Override
        public @Nullable Double roundTripMs(String line) {
            return null;
        }

        @Override
        public void unseated(String line) {}

        @Override
        public void replaced(String line) {}
    }
}
