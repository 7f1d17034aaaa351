package app.matinee.server.store;

import app.matinee.protocol.RoomId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// The port behind which rooms live. The order of a room's life is made here and nowhere else: of
/// two writers that decided on the same version exactly one commits, the other loads again and
/// decides anew. That is why a room needs no lock, lease or leader, and why several server nodes
/// over one store are equal (docs/decisions/0005).
///
/// Every method returns at once. Stages complete on any thread, exceptionally when the store itself
/// fails, with [StoreReadOnlyException] when it takes no changes now; followers are called on any
/// thread, in the order of versions, and must only hand over.
///
/// A stage that completes with true, and a change that followers hear, promise that the store will
/// not forget it. Whoever tells a client only then tells nothing that a crash takes back.
///
/// @param <S> the stored value; immutable
/// @param <E> what a commit tells its followers; immutable
public interface RoomStore<S, E> {

    CompletionStage<Optional<Versioned<S>>> load(RoomId id);

    /// Writes `next` as version `expectedVersion + 1` if the stored version still is
    /// `expectedVersion`.
    ///
    /// @param expectedVersion 0 means: only if there is none yet
    /// @return whether this writer won
    CompletionStage<Boolean> compareAndSet(RoomId id, long expectedVersion, S next, List<E> events);

    /// @return whether it was there in that version and now is gone
    CompletionStage<Boolean> delete(RoomId id, long expectedVersion);

    /// Hears every later change of one room, one's own included, until closed.
    Following follow(RoomId id, Consumer<Change<S, E>> listener);

    /// @return how many rooms there are; may be a moment old
    int count();

    /// @return all rooms there are; may be a moment old
    Set<RoomId> ids();

    /// Ends a [#follow]; idempotent.
    interface Following extends AutoCloseable {
        @Override
        void close();
    }
}
