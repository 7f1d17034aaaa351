package app.matinee.server.room;

import app.matinee.protocol.ServerEvent.Sync;
import java.util.Optional;

/// When a room says `sync`. It carries no news; it lets a member see that some were missed, so it
/// comes when the last words are a while ago: soon while a film plays, rarely while it rests. Owned
/// by one mailbox.
final class Heartbeat {
    static final long WHILE_PLAYING_MS = 5_000;
    static final long WHILE_RESTING_MS = 20_000;

    private long lastSaidMs;
    private long lastSeq = -1;

    /// To be asked about once a second, which makes that the shortest distance of two beats.
    Optional<Sync> due(RoomState room, long nowMs) {
        if (room.seq() != lastSeq) {
            lastSeq = room.seq();
            lastSaidMs = nowMs;
            return Optional.empty();
        }
        long everyMs = room.playback().timeline().playing() ? WHILE_PLAYING_MS : WHILE_RESTING_MS;
        if (room.seats().isEmpty() || nowMs - lastSaidMs < everyMs) {
            return Optional.empty();
        }
        lastSaidMs = nowMs;
        return Optional.of(new Sync(room.seq(), room.epoch(), room.playback().timeline(), nowMs));
    }
}
