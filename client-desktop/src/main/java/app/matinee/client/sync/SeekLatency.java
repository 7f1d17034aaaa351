package app.matinee.client.sync;

/// How long the picture of a resting player takes to be there after a seek, on this machine and in
/// this film: with a key frame every second 18–42 ms, with one every ten up to 564.
///
/// No engine tells, so the starts do: one that was called too soon after its seek comes late by
/// what was missing. Up at once, down a little with each start that came in time.
///
/// @param ms from the seek to the picture, milliseconds
public record SeekLatency(double ms) {
    /// Below, nothing is won that anybody would see, and a slow moment would be heard.
    static final double MIN_MS = 80;

    static final double MAX_MS = 900;

    /// Later than this, and the seek is to blame: `play()` itself does not miss by so much. Below,
    /// it is [StartLatency] that learns.
    static final double LATE_MS = 80;

    private static final double DOWN = 0.8;

    /// After a seek more than this ago the picture was there.
    private static final double SOON_MS = 1_200;

    /// @param leadMs from the seek to `play()`
    /// @param skewMs by how much the start missed, positive when the clock moved earlier
    static boolean isToBlame(double leadMs, double skewMs) {
        return leadMs < SOON_MS && skewMs < -LATE_MS;
    }

    SeekLatency after(double leadMs, double skewMs) {
        if (leadMs >= SOON_MS) {
            return this;
        }
        double found =
                isToBlame(leadMs, skewMs)
                        ? Math.max(ms, leadMs - SyncPolicy.LEAD_MARGIN_MS) - skewMs
                        : ms * DOWN;
        return new SeekLatency(Math.clamp(found, MIN_MS, MAX_MS));
    }
}
