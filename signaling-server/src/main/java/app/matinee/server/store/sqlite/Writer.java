package app.matinee.server.store.sqlite;

import app.matinee.server.store.StoreReadOnlyException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes. Whatever waits when it comes round becomes one transaction, so the
/// disk is waited for once and not once per change: the busier the server, the cheaper a change.
///
/// A failed commit undoes its whole transaction and makes the store read-only; an attempt each
/// second finds out when it takes changes again.
final class Writer {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    /// More in one transaction would make its first wait for its last.
    private static final int MAX_BATCH = 512;

    private static final long IDLE_MS = 1_000;
    private static final long STOP_MS = 2_000;

    /// What an attempt writes to see whether there is space: more than a batch usually needs.
    private static final String ATTEMPT = "x".repeat(256 * 1024);

    private final Database database;
    private final Tables tables;
    private final Consumer<Boolean> readOnlyListener;
    private final BlockingQueue<Job> queue = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofPlatform().name("store-writer").unstarted(this::run);
    private final CopyBack copyBack;
    private final LongAdder commits = new LongAdder();
    private final LongAdder changes = new LongAdder();
    private volatile boolean readOnly;
    private volatile boolean stopping;

    /// @param readOnlyListener hears each change of [#isReadOnly]; on the writer's thread
    Writer(Database database, Tables tables, Consumer<Boolean> readOnlyListener) {
        this.database = database;
        this.tables = tables;
        this.readOnlyListener = readOnlyListener;
        this.copyBack = new CopyBack(database);
    }

    void start() {
        thread.start();
        copyBack.start();
    }

    /// Any thread.
    void add(Job job) {
        queue.add(job);
    }

    boolean isReadOnly() {
        return readOnly;
    }

    /// Whether a change given to [#add] now has no prospect.
    boolean refuses() {
        return readOnly || stopping;
    }

    long commits() {
        return commits.sum();
    }

    long changes() {
        return changes.sum();
    }

    /// Writes what waits, then ends; at most two seconds.
    ///
    /// @return whether everything was written
    boolean stop() throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join(STOP_MS);
        copyBack.stop();
        return !thread.isAlive() && queue.isEmpty();
    }

    private void run() {
        List<Job> batch = new ArrayList<>();
        while (true) {
            Job first = next();
            if (first == null) {
                if (stopping) {
                    return;
                }
                continue;
            }
            batch.add(first);
            queue.drainTo(batch, MAX_BATCH - 1);
            commit(batch);
            batch.clear();
        }
    }

    private @Nullable Job next() {
        try {
            Job job = stopping ? queue.poll() : queue.poll(IDLE_MS, TimeUnit.MILLISECONDS);
            if (job == null && readOnly && !stopping) {
                attempt();
            }
            return job;
        } catch (InterruptedException e) {
            // Only [#stop] interrupts; what waits is still written.
            return queue.poll();
        }
    }

    private void commit(List<Job> batch) {
        List<Job> ready = batch.stream().filter(Writer::prepared).toList();
        try {
            tables.begin();
            for (Job job : ready) {
                job.write(tables);
            }
            tables.commit();
        } catch (SQLException e) {
            undo();
            becomeReadOnly(e);
            StoreReadOnlyException why =
                    new StoreReadOnlyException("the store takes no changes now", e);
            ready.forEach(job -> job.failed(why));
            return;
        }
        commits.increment();
        changes.add(ready.size());
        ready.forEach(Job::kept);
        copyBack.wanted();
    }

    private static boolean prepared(Job job) {
        try {
            job.prepare();
            return true;
        } catch (RuntimeException e) {
            job.failed(e);
            return false;
        }
    }

    private void undo() {
        try {
            tables.rollback();
        } catch (SQLException e) {
            LOG.debug("nothing to undo: {}", e.getMessage());
        }
    }

    private void becomeReadOnly(SQLException why) {
        if (!readOnly) {
            LOG.error("the store takes no changes until its disk does: {}", why.getMessage());
            readOnly = true;
            readOnlyListener.accept(true);
        }
    }

    private void attempt() {
        try {
            database.putFact("attempt", ATTEMPT);
            database.putFact("attempt", "");
        } catch (SQLException e) {
            LOG.debug("still read-only: {}", e.getMessage());
            return;
        }
        LOG.info("the store takes changes again");
        readOnly = false;
        readOnlyListener.accept(false);
    }
}
