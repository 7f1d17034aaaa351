package app.matinee.server.room;

import app.matinee.protocol.ServerEvent.MemberSync;
import app.matinee.protocol.ServerEvent.SyncReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// When a room hears how far its members are from the timeline: when that changed, at most every
/// two seconds. Owned by one mailbox.
final class SyncReports {
    static final long EVERY_MS = 2_000;

    private long lastSaidMs = Long.MIN_VALUE / 2;
    private List<MemberSync> lastSaid = List.of();

    Optional<SyncReport> due(RoomState room, long nowMs) {
        List<MemberSync> now = room.seats().stream().flatMap(SyncReports::of).toList();
        if (nowMs - lastSaidMs < EVERY_MS || now.equals(lastSaid)) {
            return Optional.empty();
        }
        lastSaidMs = nowMs;
        lastSaid = now;
        return Optional.of(new SyncReport(now));
    }

    private static Stream<MemberSync> of(Seat seat) {
        return Stream.ofNullable(seat.status())
                .map(s -> new MemberSync(seat.userId(), s.ready(), s.buffering(), s.skewMs()));
    }
}
