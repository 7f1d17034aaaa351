package app.matinee.lab.restart;

import app.matinee.protocol.Timeline;

/// What a member was told of the film, and the server's clock as they measured it then.
///
/// @param serverMinusLocalMs the server's clock minus this machine's monotonic one
record Sighting(String epoch, long seq, Timeline timeline, double serverMinusLocalMs) {
    /// @param localMs an instant of this machine's monotonic clock
    double positionAt(double localMs) {
        return timeline.positionAt(Math.round(localMs + serverMinusLocalMs));
    }

    /// How far the film jumped over a restart, had nobody touched it.
    ///
    /// @return milliseconds; not a number when somebody did
    double jumpTo(Sighting after, double localMs) {
        return after.seq() == seq ? after.positionAt(localMs) - positionAt(localMs) : Double.NaN;
    }

    /// Whether the server told something before that it knows nothing of now, and does not say so
    /// by another epoch.
    boolean isForgottenBy(Sighting after) {
        return after.epoch().equals(epoch)
                && (after.seq() < seq
                        || (after.seq() == seq && !after.timeline().equals(timeline)));
    }
}
