package app.matinee.protocol;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The film rests because people are waited for, and goes on by itself.
///
/// @param by whose wish to play is being held back; null when nobody wished
/// @param forWhom who is waited for, in order of joining; never empty
/// @param untilServerMs the server's clock, milliseconds: then it goes on without them
public record Waiting(
        Reason reason, @Nullable UserId by, List<UserId> forWhom, long untilServerMs) {
    /// What they are waited for to do.
    public enum Reason {
        /// To have the film open at the place where it is to start.
        START,
        /// To have enough of the film to go on.
        BUFFERING,
        /// To say that they are ready.
        READY_CHECK;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Waiting {
        forWhom = List.copyOf(forWhom);
        if (forWhom.isEmpty()) {
            throw new IllegalArgumentException("to wait, there must be somebody to wait for");
        }
    }
}
