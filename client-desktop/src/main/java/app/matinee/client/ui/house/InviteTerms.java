package app.matinee.client.ui.house;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// For how long and how many an invite is.
///
/// @param uses null for as many as like
public record InviteTerms(Duration valid, @Nullable Integer uses) {
    public static final InviteTerms USUAL = new InviteTerms(Duration.ofDays(1), null);

    long validMs() {
        return valid.toMillis();
    }
}
