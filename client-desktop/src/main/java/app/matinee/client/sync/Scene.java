package app.matinee.client.sync;

import app.matinee.client.player.Player;
import app.matinee.client.player.PlayerReading;
import app.matinee.protocol.Timeline;

/// What [SyncPolicy] looks at.
///
/// @param timeline where this machine's film ought to be
/// @param nowNanos local monotonic clock
/// @param serverNowMs server clock at that instant, milliseconds
public record Scene(
        Timeline timeline,
        long nowNanos,
        double serverNowMs,
        PlayerReading player,
        Player.Capabilities can) {

    double durationMs() {
        return player.durationMs();
    }

    /// Where the timeline is, its line drawn backwards before a start that is still to come: the
    /// same motion described from a later instant is the same motion.
    double lineMs() {
        return timeline.positionMs() + (serverNowMs - timeline.atServerMs()) * timeline.rate();
    }

    boolean isPastEnd() {
        return timeline.playing()
                && durationMs() > 0
                && timeline.exactPositionAt(serverNowMs) >= durationMs();
    }
}
