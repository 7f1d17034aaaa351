package app.matinee.protocol;

import org.jspecify.annotations.Nullable;

/// What the server gives one client alone when it enters. All secrets: kept in memory or among the
/// person's own settings, never shown, never logged.
///
/// @param resume gives this place back once after a lost connection
/// @param identity proves at the next CONNECT that this is the same person; worth keeping
/// @param grant opens this room's films and TURN credentials over HTTP
/// @param grantUntilServerMs the server's clock, milliseconds: when [#grant] ends
public record Keys(
        @Nullable String resume,
        @Nullable String identity,
        @Nullable String grant,
        @Nullable Long grantUntilServerMs) {
    public static final Keys NONE = new Keys(null, null, null, null);

    public Keys {
        requireToken("resume", resume);
        requireToken("identity", identity);
        requireToken("grant", grant);
    }

    private static void requireToken(String what, @Nullable String token) {
        if (token != null) {
            Limits.requireLength(what, token, 1, Limits.MAX_TOKEN_LENGTH);
        }
    }

    /// Leaves the secrets out.
    @Override
    public String toString() {
        return "Keys[…]";
    }
}
