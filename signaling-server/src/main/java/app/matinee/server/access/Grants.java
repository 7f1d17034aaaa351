package app.matinee.server.access;

import app.matinee.protocol.RoomId;
import app.matinee.protocol.UserId;
import java.time.Duration;
import java.util.Optional;

/// Leave to use something over HTTP that is a room's: its films, its TURN credentials. Signed, not
/// kept: to check one costs no look into a room, but tells only that its bearer was in the room
/// when it was given. Whoever minds that they may have left since asks the room for the seat.
public final class Grants {
    /// @param untilServerMs the server's clock, milliseconds
    public record Grant(RoomId room, UserId user, long untilServerMs) {}

    private final Seal seal;
    private final Duration lifetime;

    /// @param secret the server's
    /// @param lifetime of one grant; a player that opened a film goes on asking with the same one
    public Grants(byte[] secret, Duration lifetime) {
        this.seal = new Seal(secret, "grant");
        this.lifetime = lifetime;
    }

    /// @param nowMs the server's clock, milliseconds
    public Grant give(RoomId room, UserId user, long nowMs) {
        return new Grant(room, user, nowMs + lifetime.toMillis());
    }

    public String token(Grant grant) {
        return seal.seal(grant.room() + " " + grant.user() + " " + grant.untilServerMs());
    }

    /// @return empty for another server's, a forged or an ended one
    public Optional<Grant> check(String token, long nowMs) {
        return seal.open(token)
                .map(payload -> payload.split(" ", -1))
                .map(parts ->
                        new Grant(
                                new RoomId(parts[0]),
                                new UserId(parts[1]),
                                Long.parseLong(parts[2])))
                .filter(grant -> nowMs < grant.untilServerMs());
    }
}
