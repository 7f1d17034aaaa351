package app.matinee.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A STUN or TURN server, in the shape of WebRTC's RTCIceServer dictionary.
public record IceServer(List<String> urls, @Nullable String username, @Nullable String credential) {
    public IceServer {
        urls = List.copyOf(urls);
    }

    /// Leaves the credential out.
    @Override
    public String toString() {
        return "IceServer" + urls;
    }
}
