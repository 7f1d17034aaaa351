package app.matinee.server.store;

import app.matinee.protocol.RoomId;
import app.matinee.server.store.RoomStore.Following;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Who hears of which room, for the stores of this server. Safe on any thread; a store calls
/// [#tell] in the order of versions.
public final class Followers<S, E> {
    private final Map<RoomId, List<Consumer<Change<S, E>>>> followers = new HashMap<>();

    public synchronized Following add(RoomId id, Consumer<Change<S, E>> listener) {
        // Wrapped, so that the same listener given twice is two followings.
        Consumer<Change<S, E>> mine = listener::accept;
        followers.computeIfAbsent(id, any -> new ArrayList<>()).add(mine);
        return () -> remove(id, mine);
    }

    public synchronized void tell(RoomId id, Change<S, E> change) {
        List.copyOf(followers.getOrDefault(id, List.of())).forEach(f -> f.accept(change));
    }

    private synchronized void remove(RoomId id, Consumer<Change<S, E>> listener) {
        List<Consumer<Change<S, E>>> ofRoom = followers.get(id);
        if (ofRoom != null) {
            ofRoom.remove(listener);
            if (ofRoom.isEmpty()) {
                followers.remove(id);
            }
        }
    }
}
