package app.matinee.client.sync;

/// What the player is to do.
public sealed interface Decision {
    /// Nothing: in step, or something is under way.
    record Hold() implements Decision {}

    /// Rest is right, the place is not.
    ///
    /// @param positionMs media time, milliseconds
    record Seek(double positionMs) implements Decision {}

    /// Stop, drop any start that is waiting, and rest at a place.
    ///
    /// @param positionMs media time, milliseconds
    record Pause(double positionMs) implements Decision {}

    /// Be at a place at an instant: stop if moving, seek if not there, play on time.
    ///
    /// @param positionMs media time, milliseconds
    /// @param atServerMs server clock, milliseconds, at which the film should move
    /// @param atNanos the same on the local monotonic clock, as that is believed now
    /// @param callAtServerMs when to call `play()` for that: earlier by the learned start latency
    /// @param stopFirst whether the player moves now
    /// @param seek whether it is not yet at the place
    /// @param rate media seconds per second
    /// @param errorMs how far the player had strayed, positive when ahead; 0 when it rested or the
    ///   room itself jumped
    /// @param cause why it had
    record ScheduledStart(
            double positionMs,
            double atServerMs,
            long atNanos,
            double callAtServerMs,
            boolean stopFirst,
            boolean seek,
            double rate,
            double errorMs,
            Cause cause)
            implements Decision {
        /// @return when to call `play()`, local monotonic clock
        public long callNanos() {
            return atNanos - (long) ((atServerMs - callAtServerMs) * 1e6);
        }
    }
}
