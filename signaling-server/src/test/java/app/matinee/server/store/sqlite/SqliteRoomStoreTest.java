package app.matinee.server.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.matinee.protocol.RoomId;
import app.matinee.server.store.Change;
import app.matinee.server.store.StoreReadOnlyException;
import app.matinee.server.store.Versioned;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteRoomStoreTest {
    private static final RoomId ROOM = new RoomId("AAAA1111");
    private static final RoomId OTHER = new RoomId("BBBB2222");

    @TempDir private Path folder;
    private final List<Boolean> readOnly = new CopyOnWriteArrayList<>();
    private SqliteRoomStore<Notes, String> store;

    @BeforeEach
    void open() throws IOException {
        store = SqliteRoomStore.open(folder, new Notes.Form(), readOnly::add);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatWasWrittenIsThereAgain() throws IOException {
        Notes notes = Notes.titled("Friday").with("one").with("two");
        put(ROOM, 0, notes);
        put(OTHER, 0, Notes.titled("Saturday"));
        reopen();
        assertThat(get(ROOM)).isEqualTo(new Versioned<>(1, notes));
        assertThat(store.ids()).containsExactlyInAnyOrder(ROOM, OTHER);
        assertThat(store.wentBack()).isFalse();
    }

    /// A killed process leaves its files as they are; a copy of them taken while it runs is that.
    @Test
    void anAcknowledgedWriteIsInTheFilesAtThatInstant(@TempDir Path copy) throws IOException {
        Notes notes = Notes.titled("Friday");
        for (int i = 1; i <= 50; i++) {
            notes = notes.with("line " + i);
            put(ROOM, i - 1, notes);
            Path now = Files.createDirectory(copy.resolve("at" + i));
            for (String file : List.of(Database.FILE, Database.FILE + "-wal")) {
                Files.copy(folder.resolve(file), now.resolve(file));
            }
            try (SqliteRoomStore<Notes, String> after =
                    SqliteRoomStore.open(now, new Notes.Form(), any -> {})) {
                assertThat(now(after.load(ROOM)).orElseThrow().value()).isEqualTo(notes);
            }
        }
    }

    @Test
    void ofTwoWritersOnOneVersionOneWins() throws IOException {
        put(ROOM, 0, Notes.titled("Friday"));
        CompletionStage<Boolean> first =
                store.compareAndSet(ROOM, 1, Notes.titled("first"), List.of());
        CompletionStage<Boolean> second =
                store.compareAndSet(ROOM, 1, Notes.titled("second"), List.of());
        assertThat(now(first)).isTrue();
        assertThat(now(second)).isFalse();
        assertThat(now(store.compareAndSet(ROOM, 1, Notes.titled("third"), List.of()))).isFalse();
        reopen();
        assertThat(get(ROOM).value().title()).isEqualTo("first");
    }

    @Test
    void aLoadWaitsForTheWriteUnderWay() {
        put(ROOM, 0, Notes.titled("Friday"));
        CompletionStage<Boolean> write =
                store.compareAndSet(ROOM, 1, Notes.titled("Saturday"), List.of());
        assertThat(get(ROOM).value().title()).isEqualTo("Saturday");
        assertThat(now(write)).isTrue();
    }

    @Test
    void followersHearInOrderAndOnlyWhatIsKept() throws SQLException {
        List<Change<Notes, String>> heard = new CopyOnWriteArrayList<>();
        store.follow(ROOM, heard::add);
        put(ROOM, 0, Notes.titled("Friday"));
        Notes notes = Notes.titled("Friday").with("one");
        store.compareAndSet(ROOM, 1, notes, List.of("said")).toCompletableFuture().join();
        assertThat(inFile("SELECT body FROM line")).containsExactly("one");
        assertThat(now(store.compareAndSet(ROOM, 2, notes.glancedAt(7), List.of("saw")))).isTrue();
        assertThat(now(store.delete(ROOM, 3))).isTrue();
        assertThat(heard)
                .containsExactly(
                        new Change.Committed<>(1, Notes.titled("Friday"), List.of()),
                        new Change.Committed<>(2, notes, List.of("said")),
                        new Change.Committed<>(3, notes.glancedAt(7), List.of("saw")),
                        new Change.Deleted<>());
        assertThat(inFile("SELECT id FROM room UNION SELECT room FROM line")).isEmpty();
    }

    @Test
    void whatIsNotKeptCostsNoWrite() throws IOException {
        put(ROOM, 0, Notes.titled("Friday"));
        long before = store.changes();
        for (int i = 1; i <= 100; i++) {
            put(ROOM, i, Notes.titled("Friday").glancedAt(i));
        }
        assertThat(store.changes()).isEqualTo(before);
        put(ROOM, 101, Notes.titled("Saturday"));
        reopen();
        assertThat(get(ROOM)).isEqualTo(new Versioned<>(102, Notes.titled("Saturday")));
    }

    @Test
    void manyChangesAtOnceShareTheirCommits() {
        List<CompletionStage<Boolean>> writes =
                IntStream.range(0, 2_000)
                        .mapToObj(i ->
                                store.compareAndSet(
                                        new RoomId("R%07d".formatted(i)),
                                        0,
                                        Notes.titled("Friday"),
                                        List.of()))
                        .toList();
        writes.forEach(write -> assertThat(now(write)).isTrue());
        assertThat(store.changes()).isEqualTo(2_000);
        assertThat(store.commits()).isLessThan(500);
    }

    @Test
    void oldLinesGoAndNewOnesFollow() throws IOException, SQLException {
        Notes notes = Notes.titled("Friday");
        put(ROOM, 0, notes);
        for (int i = 1; i <= 30; i++) {
            notes = notes.with("line " + i);
            if (notes.lines().size() > 5) {
                notes = notes.withoutOldest(1);
            }
            put(ROOM, i, notes);
            if (i % 7 == 0) {
                reopen();
            }
        }
        reopen();
        assertThat(get(ROOM).value().lines())
                .containsExactly("line 26", "line 27", "line 28", "line 29", "line 30");
        assertThat(inFile("SELECT body FROM line")).hasSize(5);
    }

    @Test
    void aDamagedRoomIsSetAsideAndTheOthersLive() throws IOException, SQLException {
        put(ROOM, 0, Notes.titled("Friday"));
        put(OTHER, 0, Notes.titled("Saturday"));
        store.close();
        onFile("UPDATE room SET head = 'nonsense' WHERE id = '" + ROOM.value() + "'");
        open();
        assertThat(store.ids()).containsExactly(OTHER);
        assertThat(store.setAside()).isEqualTo(1);
        assertThat(now(store.load(ROOM))).isEmpty();
        assertThat(inFile("SELECT set_aside FROM room WHERE head = 'nonsense'"))
                .containsExactly("no title");
        reopen();
        assertThat(store.ids()).containsExactly(OTHER);
    }

    @Test
    void aFileThatIsNoStoreIsSaidAndNotOverwritten() throws IOException {
        store.close();
        Path file = folder.resolve(Database.FILE);
        byte[] nonsense = "x".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        Files.write(file, nonsense);
        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be opened");
        assertThat(file).hasBinaryContent(nonsense);
    }

    @Test
    void dataOfANewerServerIsNotTouched() throws IOException, SQLException {
        store.close();
        onFile("PRAGMA user_version = 99");
        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("newer server");
    }

    @Test
    void aFolderHasOneServerAtATime() {
        assertThatThrownBy(() -> SqliteRoomStore.open(folder, new Notes.Form(), any -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another server");
    }

    @Test
    void anOlderCopyPutInPlaceIsNoticed(@TempDir Path backup) throws IOException {
        put(ROOM, 0, Notes.titled("Friday"));
        store.close();
        Files.copy(folder.resolve(Database.FILE), backup.resolve(Database.FILE));
        open();
        put(ROOM, 1, Notes.titled("Saturday"));
        store.close();
        Files.copy(
                backup.resolve(Database.FILE),
                folder.resolve(Database.FILE),
                StandardCopyOption.REPLACE_EXISTING);
        open();
        assertThat(store.wentBack()).isTrue();
        reopen();
        assertThat(store.wentBack()).isFalse();
    }

    @Test
    void afterItIsClosedNothingIsTaken() {
        store.close();
        assertThatThrownBy(() -> put(ROOM, 0, Notes.titled("Friday")))
                .hasCauseInstanceOf(StoreReadOnlyException.class);
    }

    /// `max_page_count` refuses new pages as a full disk does (SQLITE_FULL).
    @Test
    void aFullDiskRefusesChangesUntilThereIsSpaceAgain() throws IOException, SQLException {
        put(ROOM, 0, Notes.titled("Friday"));
        store.limitPages(20);
        Notes notes = Notes.titled("Friday");
        int kept = 0;
        Throwable refusal = null;
        for (int i = 1; refusal == null && i < 1_000; i++) {
            notes = notes.with("line %04d ".formatted(i) + "x".repeat(1_000));
            refusal = failure(store.compareAndSet(ROOM, i, notes, List.of()));
            kept = refusal == null ? i : kept;
        }
        assertThat(refusal).isInstanceOf(StoreReadOnlyException.class);
        assertThat(readOnly).containsExactly(true);
        // The room is what it was, can be read, and changes of which nothing is kept still happen.
        assertThat(get(ROOM).value().lines()).hasSize(kept);
        Notes before = get(ROOM).value();
        put(ROOM, kept + 1, before.glancedAt(9));

        store.limitPages(1_000_000);
        await().untilAsserted(() -> assertThat(readOnly).containsExactly(true, false));
        put(ROOM, kept + 2, before.with("again"));
        reopen();
        assertThat(get(ROOM).value().lines()).hasSize(kept + 1).endsWith("again");
    }

    private void reopen() throws IOException {
        store.close();
        open();
    }

    private void put(RoomId id, long version, Notes notes) {
        assertThat(now(store.compareAndSet(id, version, notes, List.of()))).isTrue();
    }

    private Versioned<Notes> get(RoomId id) {
        return now(store.load(id)).orElseThrow();
    }

    private static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static @Nullable Throwable failure(CompletionStage<Boolean> stage) {
        return stage.handle((won, why) -> why).toCompletableFuture().join();
    }

    private List<String> inFile(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private void onFile(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Database.FILE));
    }
}
