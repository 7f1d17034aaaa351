package app.matinee.lab.net;

/// How one direction of a link treats packets.
///
/// @param delayMs mean one-way delay, milliseconds
/// @param jitterMs the delay is drawn evenly from `delayMs ± jitterMs`; packets stay in order
///   unless [#reorder] says otherwise, as on a real queue
/// @param loss chance of losing a packet, 0 to 1
/// @param rateBitsPerS bottleneck, bits per second; 0 for none
/// @param reorder chance that a packet may overtake those before it, 0 to 1
public record LinkProfile(
        double delayMs, double jitterMs, double loss, long rateBitsPerS, double reorder) {
    /// A cable of no length.
    public static final LinkProfile PERFECT = new LinkProfile(0, 0, 0, 0, 0);

    public LinkProfile {
        if (!(delayMs >= 0 && jitterMs >= 0 && jitterMs <= delayMs)) {
            throw new IllegalArgumentException("delay " + delayMs + " ± " + jitterMs + " ms");
        }
        if (!(loss >= 0 && loss < 1 && reorder >= 0 && reorder <= 1 && rateBitsPerS >= 0)) {
            throw new IllegalArgumentException(
                    "loss " + loss + ", reorder " + reorder + ", rate " + rateBitsPerS);
        }
    }

    /// Half of a symmetric path: half the round trip, half its variation; loss and rate are per
    /// direction.
    public static LinkProfile halfOf(double rttMs, double rttJitterMs, double loss, long rate) {
        return new LinkProfile(rttMs / 2, rttJitterMs / 2, loss, rate, 0);
    }
}
