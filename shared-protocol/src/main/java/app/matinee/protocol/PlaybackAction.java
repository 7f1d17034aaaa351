package app.matinee.protocol;

import java.util.Locale;

/// What changed the timeline.
public enum PlaybackAction {
    LOAD,
    PLAY,
    PAUSE,
    SEEK,
    SET_RATE,
    /// The server paused because somebody is buffering or not ready; it will play again by itself.
    WAIT;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
