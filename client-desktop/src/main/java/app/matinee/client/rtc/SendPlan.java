package app.matinee.client.rtc;

/// What one sends to each peer.
///
/// @param camera what one's camera may send
/// @param screen what one's screen may send
/// @param voiceBitsPerS to each peer
public record SendPlan(Video camera, Video screen, int voiceBitsPerS) {

    /// Either a size, or a reason why not.
    public sealed interface Video {}

    /// @param maxWidth the picture is scaled down to this, pixels
    /// @param bitsPerS to each peer
    public record Send(int maxWidth, int maxHeight, int framesPerS, int bitsPerS)
            implements Video {}

    public record Withhold(Reason reason) implements Video {}

    /// Why no picture is sent, in the order in which they are looked at.
    public enum Reason {
        /// More people than a mesh carries ([BandwidthBudget#MAX_WITH_CAMERAS]).
        TOO_MANY_PEOPLE,
        /// Low-bandwidth mode is on.
        VOICE_ONLY,
        /// Measured: the network does not carry more than voices now.
        POOR_NETWORK
    }
}
