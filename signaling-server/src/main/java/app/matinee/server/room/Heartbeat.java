package app.matinee.server.room;

import app.matinee.protocol.ServerEvent.Sync;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// When a room says `sync`. It carries no news; it lets a member see that some were missed.
///
/// A connection delivers in order or ends, so only the *last* events of a busy time can be missing
/// unnoticed: any later one would show the gap. So `sync` comes soon after the last words, and then
/// ever more rarely, since a member who had them at one beat has them at the next: what is left to
/// find is a mistake of the server's own. Owned by one mailbox.
final class Heartbeat {
    /// Long enough that people who use the controls bring none about.
    static final long FIRST_MS = 5_000;

    static final long LONGEST_MS = 60_000;

    private long nextMs = Long.MIN_VALUE;
    private long everyMs = FIRST_MS;
    private long lastSeq = -1;

    /// To be asked about once a second.
    ///
    /// @param haveClocks whether every member can compute the position from what it has. Only where
    ///   one cannot does the beat repeat the timeline and tell the time
    Optional<Sync> due(RoomState room, BooleanSupplier haveClocks, long nowMs) {
        if (room.seq() != lastSeq) {
            lastSeq = room.seq();
            everyMs = FIRST_MS;
            nextMs = nowMs + everyMs;
            return Optional.empty();
        }
        if (room.seats().isEmpty() || nowMs < nextMs) {
            return Optional.empty();
        }
        everyMs = Math.min(2 * everyMs, LONGEST_MS);
        nextMs = nowMs + everyMs;
        return Optional.of(
                haveClocks.getAsBoolean()
                        ? new Sync(room.seq(), room.epoch(), null, null)
                        : new Sync(room.seq(), room.epoch(), room.playback().timeline(), nowMs));
    }
}
