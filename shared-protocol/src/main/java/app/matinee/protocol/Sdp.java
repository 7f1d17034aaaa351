package app.matinee.protocol;

/// A session description on its way from one member to another. The server reads none of it.
///
/// @param text 1 to [Limits#MAX_SDP_LENGTH] characters; lines of plain text (RFC 8866)
public record Sdp(String text) {
    public Sdp {
        Limits.requireLength("sdp", text, 1, Limits.MAX_SDP_LENGTH);
        if (!text.lines().allMatch(TextCleaner::isPlain)) {
            throw new IllegalArgumentException("sdp must be plain text");
        }
    }

    /// Leaves the text out: it holds addresses and keys and never reaches a log.
    @Override
    public String toString() {
        return "Sdp[" + text.length() + " characters]";
    }
}
