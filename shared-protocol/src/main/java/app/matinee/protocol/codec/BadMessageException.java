package app.matinee.protocol.codec;

import app.matinee.protocol.ErrorCode;
import java.io.Serial;

/// A message that is not what docs/protocol.md says. The text is one sentence for the sender; it
/// names the field, and shows at most a few characters of what was sent.
public final class BadMessageException extends Exception {
    @Serial private static final long serialVersionUID = 1;

    private final ErrorCode code;

    public BadMessageException(ErrorCode code, String message) {
        // No stack trace: whoever floods us with bad messages should not buy one with each.
        super(message, null, false, false);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }

    /// The sentence for the sender.
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
