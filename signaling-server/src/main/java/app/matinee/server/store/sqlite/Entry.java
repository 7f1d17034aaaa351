package app.matinee.server.store.sqlite;

import app.matinee.server.store.Versioned;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A room in memory: as it is, and what of it is on its way to the disk. Guarded by the store.
final class Entry<S> {
    /// As it is told; null for a room that was founded and is not kept yet.
    @Nullable Versioned<S> value;

    /// Numbers of the oldest line on disk and of the next to come.
    long firstLine;

    long nextLine;

    /// The change being written; null when none is. Done when the disk has answered.
    @Nullable CompletableFuture<Boolean> pending;

    long version() {
        return value == null ? 0 : value.version();
    }
}
