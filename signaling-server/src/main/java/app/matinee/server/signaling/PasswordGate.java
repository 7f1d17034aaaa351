package app.matinee.server.signaling;

import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.RoomId;
import app.matinee.server.access.Passwords;
import app.matinee.server.limit.AddressLimits;
import app.matinee.server.room.RoomService;
import app.matinee.server.room.RoomState;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Checks a room's password before the room is asked. Guesses cost: few per address, each of them
/// one slow hash, and a room that does not exist takes the same time as a wrong guess.
public final class PasswordGate {
    sealed interface Verdict {}

    /// @param provenHash the hash the password matched; null for a room without
    record Open(@Nullable String provenHash) implements Verdict {}

    record Shut(ErrorCode code, String message) implements Verdict {}

    private static final Verdict NO_ROOM =
            new Shut(ErrorCode.ROOM_NOT_FOUND, "There is no such room.");
    private static final Verdict WRONG =
            new Shut(ErrorCode.WRONG_PASSWORD, "That is not this room's password.");
    private static final Verdict TOO_FAST =
            new Shut(
                    ErrorCode.RATE_LIMITED, "Too many wrong passwords; please wait half a minute.");

    private final RoomService<Session> rooms;
    private final Passwords passwords;
    private final AddressLimits addresses;

    public PasswordGate(RoomService<Session> rooms, Passwords passwords, AddressLimits addresses) {
        this.rooms = rooms;
        this.passwords = passwords;
        this.addresses = addresses;
    }

    /// @return the hash for a new room; empty when it shall have no password
    public CompletionStage<Optional<String>> hash(@Nullable String password) {
        return password == null
                ? CompletableFuture.completedFuture(Optional.empty())
                : passwords.hash(password).thenApply(Optional::of);
    }

    CompletionStage<Verdict> check(RoomId id, @Nullable String password, String address) {
        return rooms.peek(id)
                .thenCompose(room -> {
                    if (password == null) {
                        return CompletableFuture.completedFuture(withoutPassword(room));
                    }
                    if (room.isPresent() && room.get().access().passwordHash() == null) {
                        return CompletableFuture.completedFuture(new Open(null));
                    }
                    if (!addresses.mayGuess(address)) {
                        return CompletableFuture.completedFuture(TOO_FAST);
                    }
                    String hash = room.map(r -> r.access().passwordHash()).orElse(null);
                    if (hash == null) {
                        return passwords.pretend(password).thenApply(never -> NO_ROOM);
                    }
                    return passwords
                            .matches(password, hash)
                            .thenApply(right -> {
                                if (right) {
                                    addresses.guessedRight(address);
                                }
                                return right ? new Open(hash) : WRONG;
                            });
                });
    }

    private static Verdict withoutPassword(Optional<RoomState> room) {
        if (room.isEmpty()) {
            return NO_ROOM;
        }
        return room.get().access().passwordHash() == null
                ? new Open(null)
                : new Shut(ErrorCode.WRONG_PASSWORD, "This room asks for a password.");
    }
}
