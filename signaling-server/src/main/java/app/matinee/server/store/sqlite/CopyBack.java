package app.matinee.server.store.sqlite;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves pages from the write-ahead log into the file, once a second, beside the writer: SQLite
/// would otherwise do it inside a commit, which then takes tens of milliseconds.
final class CopyBack {
    private static final Logger LOG = LoggerFactory.getLogger(CopyBack.class);
    private static final long EVERY_MS = 1_000;

    private final Database database;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final AtomicBoolean failing = new AtomicBoolean();
    private final ScheduledExecutorService clockwork =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("store-copy-back").daemon().factory());

    CopyBack(Database database) {
        this.database = database;
    }

    void start() {
        clockwork.scheduleWithFixedDelay(this::run, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    void wanted() {
        wanted.set(true);
    }

    void stop() {
        clockwork.close();
    }

    private void run() {
        if (!wanted.getAndSet(false)) {
            return;
        }
        try {
            database.copyBack();
            failing.set(false);
        } catch (SQLException | IOException e) {
            wanted.set(true);
            if (!failing.getAndSet(true)) {
                LOG.warn("the log cannot be copied into the store's file: {}", e.getMessage());
            }
        }
    }
}
