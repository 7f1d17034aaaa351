package app.matinee.client.sync;

/// When to ask for the server's clock: a burst as soon as the server answers, its first probes so
/// close that the clock is known when the room comes, and enough of them that the first start is
/// exact; an eager pace, because on a bad link the twenty of the burst often share one lost packet
/// and the belief still changed by 20 to 50 ms in the seconds after; a quick pace while the drift
/// is being learned; then now and then. Stays within the server's limit of 10 probes a second,
/// burst 40.
///
/// @param left probes still to come before the calm pace
/// @param nextNanos local monotonic clock of the next one
public record ProbeSchedule(int left, long nextNanos) {
    static final int BURST = 20;

    /// Of the burst: two more than [ServerClock#ENOUGH], since some may be lost.
    static final int HASTY = 6;

    static final long HASTY_SPACING_NANOS = 20_000_000;
    static final long BURST_SPACING_NANOS = 60_000_000;
    static final int EAGER = 30;
    static final long EAGER_SPACING_NANOS = 200_000_000;
    static final int QUICK = 30;
    static final long QUICK_SPACING_NANOS = 1_000_000_000;
    static final long CALM_SPACING_NANOS = 2_000_000_000;

    public static ProbeSchedule burst(long nowNanos) {
        return new ProbeSchedule(BURST + EAGER + QUICK, nowNanos);
    }

    public boolean isDue(long nowNanos) {
        return nowNanos - nextNanos >= 0;
    }

    /// After a probe was sent. Counts from now, so that a machine that slept makes up for nothing.
    public ProbeSchedule sent(long nowNanos) {
        int remaining = Math.max(0, left - 1);
        return new ProbeSchedule(remaining, nowNanos + spacingNanos(remaining));
    }

    private static long spacingNanos(int remaining) {
        if (remaining > QUICK + EAGER + BURST - HASTY) {
            return HASTY_SPACING_NANOS;
        }
        if (remaining > QUICK + EAGER) {
            return BURST_SPACING_NANOS;
        }
        if (remaining > QUICK) {
            return EAGER_SPACING_NANOS;
        }
        return remaining > 0 ? QUICK_SPACING_NANOS : CALM_SPACING_NANOS;
    }
}
