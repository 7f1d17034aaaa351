package app.matinee.server.store;

import app.matinee.protocol.RoomId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// Rooms that live as long as the process. Safe on any thread: one lock orders everything, and
/// followers are called inside it so that they hear versions in order; they only hand over, so the
/// lock is held for microseconds.
public final class InMemoryRoomStore<S, E> implements RoomStore<S, E> {
    private final Map<RoomId, Versioned<S>> rooms = new HashMap<>();
    private final Followers<S, E> followers = new Followers<>();

    @Override
    public synchronized CompletionStage<Optional<Versioned<S>>> load(RoomId id) {
        return CompletableFuture.completedFuture(Optional.ofNullable(rooms.get(id)));
    }

    @Override
    public synchronized CompletionStage<Boolean> compareAndSet(
            RoomId id, long expectedVersion, S next, List<E> events) {
        if (versionOf(id) != expectedVersion) {
            return CompletableFuture.completedFuture(false);
        }
        rooms.put(id, new Versioned<>(expectedVersion + 1, next));
        followers.tell(id, new Change.Committed<>(expectedVersion + 1, next, events));
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public synchronized CompletionStage<Boolean> delete(RoomId id, long expectedVersion) {
        if (expectedVersion == 0 || versionOf(id) != expectedVersion) {
            return CompletableFuture.completedFuture(false);
        }
        rooms.remove(id);
        followers.tell(id, new Change.Deleted<>());
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public Following follow(RoomId id, Consumer<Change<S, E>> listener) {
        return followers.add(id, listener);
    }

    @Override
    public synchronized int count() {
        return rooms.size();
    }

    @Override
    public synchronized Set<RoomId> ids() {
        return Set.copyOf(rooms.keySet());
    }

    private long versionOf(RoomId id) {
        Versioned<S> stored = rooms.get(id);
        return stored == null ? 0 : stored.version();
    }
}
