package app.matinee.lab.restart;

import app.matinee.protocol.Timeline;

/// What a member was told of the film.
record Sighting(String epoch, long seq, Timeline timeline) {
    /// Whether the server told something before that it knows nothing of now, and does not say so
    /// by another epoch.
    boolean isForgottenBy(Sighting after) {
        return after.epoch().equals(epoch)
                && (after.seq() < seq
                        || (after.seq() == seq && !after.timeline().equals(timeline)));
    }

    /// Whether nobody touched the room between the two.
    boolean isUntouchedIn(Sighting after) {
        return after.seq() == seq;
    }
}
