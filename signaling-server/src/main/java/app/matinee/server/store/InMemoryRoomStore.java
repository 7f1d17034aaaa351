package app.matinee.server.store;

import app.matinee.protocol.RoomId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// Rooms that live as long as the process. Safe on any thread: one lock orders everything, and
/// followers are called inside it so that they hear versions in order; they only hand over, so the
/// lock is held for microseconds.
public final class InMemoryRoomStore<S, E> implements RoomStore<S, E> {
    private final Map<RoomId, Versioned<S>> rooms = new HashMap<>();
    private final Map<RoomId, List<Consumer<Change<S, E>>>> followers = new HashMap<>();

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
        tell(id, new Change.Committed<>(expectedVersion + 1, next, events));
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public synchronized CompletionStage<Boolean> delete(RoomId id, long expectedVersion) {
        if (expectedVersion == 0 || versionOf(id) != expectedVersion) {
            return CompletableFuture.completedFuture(false);
        }
        rooms.remove(id);
        tell(id, new Change.Deleted<>());
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public synchronized Following follow(RoomId id, Consumer<Change<S, E>> listener) {
        // Wrapped, so that the same listener given twice is two followings.
        Consumer<Change<S, E>> mine = listener::accept;
        followers.computeIfAbsent(id, any -> new ArrayList<>()).add(mine);
        return () -> unfollow(id, mine);
    }

    @Override
    public synchronized int count() {
        return rooms.size();
    }

    private synchronized void unfollow(RoomId id, Consumer<Change<S, E>> listener) {
        List<Consumer<Change<S, E>>> ofRoom = followers.get(id);
        if (ofRoom != null) {
            ofRoom.remove(listener);
            if (ofRoom.isEmpty()) {
                followers.remove(id);
            }
        }
    }

    private long versionOf(RoomId id) {
        Versioned<S> stored = rooms.get(id);
        return stored == null ? 0 : stored.version();
    }

    private void tell(RoomId id, Change<S, E> change) {
        List.copyOf(followers.getOrDefault(id, List.of())).forEach(f -> f.accept(change));
    }
}
