package app.matinee.client.sync;

/// How long `play()` takes on this machine, from the starts seen so far: their mean at first, then
/// a mean that forgets, since sound devices change.
///
/// @param ms from `play()` to the clock moving, milliseconds; negative when the clock starts ahead
/// @param starts seen so far
public record StartLatency(double ms, int starts) {
    static final double MIN_MS = -40;
    static final double MAX_MS = 120;

    /// What one start more weighs, once several were seen.
    static final double WEIGHT = 0.3;

    /// A larger miss has another cause than the latency of `play()`.
    private static final double LEARNABLE_MS = 150;

    /// Before anything was seen here.
    public static StartLatency typically(double ms) {
        return new StartLatency(ms, 0);
    }

    /// After a start that missed its instant.
    ///
    /// @param skewMs by how much, positive when the clock moved earlier than planned: `play()`
    ///   takes less than believed
    StartLatency after(double skewMs) {
        if (Math.abs(skewMs) > LEARNABLE_MS) {
            return this;
        }
        double weight = Math.max(WEIGHT, 1.0 / (starts + 1));
        return new StartLatency(Math.clamp(ms - weight * skewMs, MIN_MS, MAX_MS), starts + 1);
    }
}
