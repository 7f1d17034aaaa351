package app.matinee.client.sync;

import app.matinee.client.player.Player;
import app.matinee.client.player.PlayerReading;
import app.matinee.protocol.Timeline;

/// What [SyncPolicy] looks at.
///
/// @param timeline where this machine's film ought to be
/// @param nowNanos local monotonic clock
/// @param serverNowMs server clock at that instant, milliseconds, as it reads: what moves is judged
///   by it
/// @param believedNowMs the same as it is believed, which the reading slews towards: what is
///   planned anew goes by it. In the first seconds of a bad link they are tens of milliseconds
///   apart, and a start planned by the reading would be corrected for the rest
public record Scene(
        Timeline timeline,
        long nowNanos,
        double serverNowMs,
        double believedNowMs,
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

    /// What to add to an error by the reading for the error by the belief, media milliseconds.
    double doubtMs() {
        return (serverNowMs - believedNowMs) * timeline.rate();
    }

    boolean isPastEnd() {
        return timeline.playing()
                && durationMs() > 0
                && timeline.exactPositionAt(serverNowMs) >= durationMs();
    }
}
