package app.matinee.client.player;

/// The player's clock, read at one instant.
///
/// @param positionMs media time, milliseconds, fractional
/// @param atNanos `System.nanoTime()` at which it was read
/// @param durationMs length of the film, milliseconds; 0 when unknown
/// @param bufferedMs how far the film is loaded, media time, milliseconds; 0 when unknown
public record PlayerReading(
        Status status, double positionMs, long atNanos, double durationMs, double bufferedMs) {

    /// What the engine is doing, in the words of this program.
    public enum Status {
        /// Nothing is on.
        EMPTY,
        /// Opening; not yet able to play.
        OPENING,
        /// Resting, able to start at once.
        PAUSED,
        PLAYING,
        /// Wants to play and cannot: data is missing.
        STALLED,
        /// At the end of the film.
        ENDED,
        /// Could not be opened or broke; see [PlayerListener#failed].
        FAILED
    }

    public static PlayerReading empty(long atNanos) {
        return new PlayerReading(Status.EMPTY, 0, atNanos, 0, 0);
    }

    /// Where the film is at another instant, if it goes on as it did.
    public double positionMsAt(long nanos, double rate) {
        return status == Status.PLAYING ? positionMs + (nanos - atNanos) / 1e6 * rate : positionMs;
    }
}
