package app.matinee.protocol;

import org.jspecify.annotations.Nullable;

/// An address a peer may be reached at, in the shape of WebRTC's RTCIceCandidateInit dictionary
/// (W3C WebRTC 1.0, section 4.8.1.1). The server reads none of it.
///
/// @param candidate `candidate:…`; empty at the end of the candidates; never holds a line end
/// @param sdpMid the m-line it belongs to, by name
/// @param sdpMLineIndex the same by number, 0 to [#MAX_M_LINE]
/// @param usernameFragment of the ICE generation it belongs to
public record IceCandidate(
        String candidate,
        @Nullable String sdpMid,
        @Nullable Integer sdpMLineIndex,
        @Nullable String usernameFragment) {
    /// A call has three m-lines; nobody needs more than a few dozen.
    public static final int MAX_M_LINE = 63;

    /// RFC 5888 sets no limit to a mid; browsers use one to three characters.
    public static final int MAX_MID_LENGTH = 64;

    /// RFC 8839, section 5.4: 4 to 256 characters.
    public static final int MAX_FRAGMENT_LENGTH = 256;

    public IceCandidate {
        Limits.requireLength("candidate", candidate, 0, Limits.MAX_CANDIDATE_LENGTH);
        if (!TextCleaner.isPlain(candidate)) {
            throw new IllegalArgumentException("candidate must be one line");
        }
        if (sdpMLineIndex != null && (sdpMLineIndex < 0 || sdpMLineIndex > MAX_M_LINE)) {
            throw new IllegalArgumentException("sdpMLineIndex must be 0 to " + MAX_M_LINE);
        }
    }

    /// Leaves the address out: it never reaches a log.
    @Override
    public String toString() {
        return "IceCandidate[" + sdpMid + "]";
    }
}
