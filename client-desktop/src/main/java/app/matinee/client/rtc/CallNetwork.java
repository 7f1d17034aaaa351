package app.matinee.client.rtc;

import app.matinee.protocol.IceServer;
import java.util.List;

/// How peers may be reached.
///
/// @param iceServers STUN and TURN servers as the signaling server gave them
/// @param relayOnly whether only TURN is used, so that peers do not learn one's address
public record CallNetwork(List<IceServer> iceServers, boolean relayOnly) {
    /// The same network only.
    public static final CallNetwork LOCAL = new CallNetwork(List.of(), false);

    public CallNetwork {
        iceServers = List.copyOf(iceServers);
    }
}
