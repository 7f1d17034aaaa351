package app.matinee.server.http;

import app.matinee.server.access.Grants;
import app.matinee.server.room.RoomService;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/// Members prove themselves over HTTP by the grant of `room_joined`. Its signature says that they
/// were let in; whether they are still there, the room says.
///
/// @param clock the server's clock, milliseconds
public record GrantCheck(Grants grants, RoomService<?> rooms, LongSupplier clock)
        implements MemberCheck {
    @Override
    public CompletionStage<Verdict> check(String token) {
        Optional<Grants.Grant> grant = grants.check(token, clock.getAsLong());
        if (grant.isEmpty()) {
            return CompletableFuture.completedFuture(new Stranger());
        }
        return rooms.peek(grant.get().room())
                .thenApply(room ->
                        room.filter(found -> found.holds(grant.get().user())).isPresent()
                                ? new Member(grant.get().user())
                                : new Gone());
    }
}
