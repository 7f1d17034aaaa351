package app.matinee.client.rtc;

import app.matinee.protocol.UserId;
import java.util.Optional;
import java.util.OptionalDouble;

/// One connection over the last second.
///
/// @param route how it travels; empty until connected
/// @param rttMs round trip, milliseconds
/// @param jitterMs of the arriving voice, milliseconds
/// @param lossIn share of packets that did not arrive here, 0 to 1
/// @param lossOut share of packets that did not arrive there, as the peer reports it, 0 to 1
/// @param bitsInPerS received, bits per second
/// @param bitsOutPerS sent, bits per second
/// @param availableOutPerS what the engine believes this way can carry, bits per second
/// @param camera the peer's camera as it arrives; empty when nothing does
/// @param screen the peer's screen as it arrives
public record PeerStats(
        UserId peer,
        PeerState state,
        Optional<Route> route,
        OptionalDouble rttMs,
        OptionalDouble jitterMs,
        double lossIn,
        double lossOut,
        double bitsInPerS,
        double bitsOutPerS,
        OptionalDouble availableOutPerS,
        Optional<Picture> camera,
        Optional<Picture> screen) {

    /// @param framesPerS decoded
    /// @param freezes since the connection began, as WebRTC counts them
    public record Picture(int width, int height, double framesPerS, long freezes) {}
}
