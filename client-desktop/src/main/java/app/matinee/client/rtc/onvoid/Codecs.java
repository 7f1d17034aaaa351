package app.matinee.client.rtc.onvoid;

import app.matinee.client.rtc.Slot;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCRtpCodecCapability;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.media.MediaType;
import java.util.List;
import java.util.Set;

/// What is offered: Opus and VP8 with retransmission, which every WebRTC end has to understand (RFC
/// 7874 3, RFC 7742 5). The library would offer some fifty more kinds: they make a description
/// three times as long, and both ends keep it.
///
/// Owner's thread.
final class Codecs {
    private static final Set<String> WANTED = Set.of("opus", "VP8", "rtx");

    private final List<RTCRtpCodecCapability> sound;
    private final List<RTCRtpCodecCapability> pictures;

    Codecs(PeerConnectionFactory factory) {
        sound = wanted(factory, MediaType.AUDIO);
        pictures = wanted(factory, MediaType.VIDEO);
    }

    private static List<RTCRtpCodecCapability> wanted(
            PeerConnectionFactory factory, MediaType type) {
        return factory.getRtpReceiverCapabilities(type).getCodecs().stream()
                .filter(codec -> WANTED.contains(codec.getName()))
                .toList();
    }

    /// Before anything is negotiated.
    ///
    /// @param transceivers in the order of [Slot]
    void prefer(RTCRtpTransceiver[] transceivers) {
        for (Slot slot : Slot.values()) {
            transceivers[slot.ordinal()].setCodecPreferences(
                    slot == Slot.MICROPHONE ? sound : pictures);
        }
    }
}
