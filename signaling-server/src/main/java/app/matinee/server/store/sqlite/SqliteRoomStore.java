package app.matinee.server.store.sqlite;

import app.matinee.protocol.RoomId;
import app.matinee.server.store.Change;
import app.matinee.server.store.DamagedException;
import app.matinee.server.store.Followers;
import app.matinee.server.store.RoomStore;
import app.matinee.server.store.StoreReadOnlyException;
import app.matinee.server.store.StoredForm;
import app.matinee.server.store.StoredForm.LogStep;
import app.matinee.server.store.Versioned;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Rooms that survive the process.
///
/// All of them are in memory, and reads never touch the disk. A change that is kept is decided at
/// once, written by [Writer] with whatever else waits, and only then true: the stage completes and
/// followers hear of it after the commit is durable, so nobody is ever told what a killed process
/// forgets. A change of which nothing is kept ([StoredForm#sameWhenKept]) is true at once and costs
/// no write. While one change of a room is being written, another one based on the same version has
/// lost, and a load waits for the outcome.
///
/// Safe on any thread: `this` guards the entries; followers are called inside it, in the order of
/// versions.
public final class SqliteRoomStore<S, E> implements RoomStore<S, E>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteRoomStore.class);

    private final Map<RoomId, Entry<S>> entries = new HashMap<>();
    private final Followers<S, E> followers = new Followers<>();
    private final StoredForm<S> form;
    private final Database database;
    private final Tables tables;
    private final Writer writer;
    private int setAside;
    private boolean wentBack;

    private SqliteRoomStore(
            StoredForm<S> form,
            Database database,
            Tables tables,
            Consumer<Boolean> readOnlyListener) {
        this.form = form;
        this.database = database;
        this.tables = tables;
        this.writer = new Writer(database, tables, readOnlyListener);
    }

    /// Reads everything; blocks until it has. A room that cannot be read is set aside: logged,
    /// counted, left in its row, and no longer there for anybody.
    ///
    /// @param folder made if it is not there; one server at a time uses it
    /// @param readOnlyListener hears true when changes are refused from now on, false when they are
    ///   taken again; on the writer's thread
    /// @throws IOException with a sentence for the operator
    public static <S, E> SqliteRoomStore<S, E> open(
            Path folder, StoredForm<S> form, Consumer<Boolean> readOnlyListener)
            throws IOException {
        Database database = Database.open(folder);
        try {
            Tables tables = new Tables(database.connection());
            SqliteRoomStore<S, E> store =
                    new SqliteRoomStore<>(form, database, tables, readOnlyListener);
            store.wentBack = Provenance.wentBack(database, folder);
            store.readAll();
            store.writer.start();
            return store;
        } catch (SQLException e) {
            throw new IOException("the stored rooms cannot be read: " + e.getMessage(), e);
        }
    }

    private synchronized void readAll() throws SQLException {
        for (String id : tables.ids()) {
            try {
                Tables.Row row = tables.row(id);
                Entry<S> entry = new Entry<>();
                entry.value = new Versioned<>(row.version(), form.read(row.head(), row.lines()));
                entry.firstLine = row.firstLine();
                entry.nextLine = row.firstLine() + row.lines().size();
                entries.put(new RoomId(id), entry);
            } catch (SQLException | DamagedException | IllegalArgumentException e) {
                LOG.error("room {} is damaged and set aside: {}", id, e.getMessage());
                setAside++;
                markSetAside(id, String.valueOf(e.getMessage()));
            }
        }
    }

    private void markSetAside(String id, String why) {
        try {
            tables.setAside(id, why);
        } catch (SQLException e) {
            // Then it is found damaged again next time.
            LOG.warn("room {} could not be marked: {}", id, e.getMessage());
        }
    }

    @Override
    public synchronized CompletionStage<Optional<Versioned<S>>> load(RoomId id) {
        Entry<S> entry = entries.get(id);
        if (entry == null) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return entry.pending == null
                ? CompletableFuture.completedFuture(Optional.ofNullable(entry.value))
                : entry.pending.handle((won, failure) -> won).thenCompose(any -> load(id));
    }

    @Override
    public synchronized CompletionStage<Boolean> compareAndSet(
            RoomId id, long expectedVersion, S next, List<E> events) {
        Entry<S> entry = entries.get(id);
        if ((entry == null ? 0 : entry.version()) != expectedVersion
                || (entry != null && entry.pending != null)) {
            return CompletableFuture.completedFuture(false);
        }
        Versioned<S> then = new Versioned<>(expectedVersion + 1, next);
        Versioned<S> now = entry == null ? null : entry.value;
        if (entry != null && now != null && form.sameWhenKept(now.value(), next)) {
            take(id, entry, then, events);
            return CompletableFuture.completedFuture(true);
        }
        if (writer.refuses()) {
            return readOnly();
        }
        Entry<S> mine = entries.computeIfAbsent(id, any -> new Entry<>());
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        mine.pending = done;
        writer.add(new Save(id, mine, now == null ? null : now.value(), then, events, done));
        return done;
    }

    @Override
    public synchronized CompletionStage<Boolean> delete(RoomId id, long expectedVersion) {
        Entry<S> entry = entries.get(id);
        if (entry == null || entry.version() != expectedVersion || entry.pending != null) {
            return CompletableFuture.completedFuture(false);
        }
        if (writer.refuses()) {
            return readOnly();
        }
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        entry.pending = done;
        writer.add(new Removal(id, entry, done));
        return done;
    }

    private static CompletionStage<Boolean> readOnly() {
        return CompletableFuture.failedFuture(
                new StoreReadOnlyException("the store takes no changes now"));
    }

    @Override
    public Following follow(RoomId id, Consumer<Change<S, E>> listener) {
        return followers.add(id, listener);
    }

    @Override
    public synchronized int count() {
        return entries.size();
    }

    @Override
    public synchronized Set<RoomId> ids() {
        return Set.copyOf(entries.keySet());
    }

    /// How many rooms could not be read when the store was opened.
    public synchronized int setAside() {
        return setAside;
    }

    /// Whether what was read may be older than what an earlier server told, because somebody put a
    /// copy in its place.
    public boolean wentBack() {
        return wentBack;
    }

    /// Whether changes are refused now, because the disk refuses them.
    public boolean isReadOnly() {
        return writer.isReadOnly();
    }

    /// Transactions since the start.
    public long commits() {
        return writer.commits();
    }

    /// Changes since the start that were written; at least as many as [#commits].
    public long changes() {
        return writer.changes();
    }

    /// Writes what waits and closes the file; about two seconds at most. Changes after this are
    /// refused.
    @Override
    public void close() {
        try {
            if (!writer.stop()) {
                LOG.warn("the store was closed before everything was written");
            }
            tables.close();
            database.close();
        } catch (SQLException | IOException e) {
            LOG.warn("the store did not close well: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Refuses to grow beyond so many pages, as a disk refuses that is full.
    void limitPages(int pages) throws SQLException {
        database.limitPages(pages);
    }

    private void take(RoomId id, Entry<S> entry, Versioned<S> then, List<E> events) {
        entry.value = then;
        followers.tell(id, new Change.Committed<>(then.version(), then.value(), events));
    }

    private final class Save implements Job {
        private final RoomId id;
        private final Entry<S> entry;
        private final @Nullable S before;
        private final Versioned<S> then;
        private final List<E> events;
        private final CompletableFuture<Boolean> done;
        private String head = "";
        private LogStep step = LogStep.NONE;

        Save(
                RoomId id,
                Entry<S> entry,
                @Nullable S before,
                Versioned<S> then,
                List<E> events,
                CompletableFuture<Boolean> done) {
            this.id = id;
            this.entry = entry;
            this.before = before;
            this.then = then;
            this.events = events;
            this.done = done;
        }

        @Override
        public void prepare() {
            head = form.head(then.value());
            step = form.step(before, then.value());
        }

        @Override
        public void write(Tables to) throws SQLException {
            to.save(id, then.version(), head);
            if (step.dropped() > 0) {
                to.dropLinesBefore(id, entry.firstLine + step.dropped());
            }
            long n = entry.nextLine;
            for (String line : step.added()) {
                to.addLine(id, n++, line);
            }
        }

        @Override
        public void kept() {
            synchronized (SqliteRoomStore.this) {
                entry.firstLine += step.dropped();
                entry.nextLine += step.added().size();
                entry.pending = null;
                take(id, entry, then, events);
            }
            done.complete(true);
        }

        @Override
        public void failed(RuntimeException why) {
            synchronized (SqliteRoomStore.this) {
                entry.pending = null;
                if (entry.value == null) {
                    entries.remove(id, entry);
                }
            }
            done.completeExceptionally(why);
        }
    }

    private final class Removal implements Job {
        private final RoomId id;
        private final Entry<S> entry;
        private final CompletableFuture<Boolean> done;

        Removal(RoomId id, Entry<S> entry, CompletableFuture<Boolean> done) {
            this.id = id;
            this.entry = entry;
            this.done = done;
        }

        @Override
        public void prepare() {
            // There is nothing to lay down.
        }

        @Override
        public void write(Tables to) throws SQLException {
            to.delete(id);
        }

        @Override
        public void kept() {
            synchronized (SqliteRoomStore.this) {
                entries.remove(id, entry);
                entry.pending = null;
                followers.tell(id, new Change.Deleted<>());
            }
            done.complete(true);
        }

        @Override
        public void failed(RuntimeException why) {
            synchronized (SqliteRoomStore.this) {
                entry.pending = null;
            }
            done.completeExceptionally(why);
        }
    }
}
