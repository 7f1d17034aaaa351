package app.matinee.server.access;

import org.jspecify.annotations.Nullable;

/// The one key that opens this server, if its operator set one.
///
/// @param key null for a server open to everybody who reaches it
public record AccessKey(@Nullable String key) {
    public boolean admits(@Nullable String given) {
        return key == null || (given != null && ResumeTokens.same(key, given));
    }

    /// Leaves the key out.
    @Override
    public String toString() {
        return key == null ? "AccessKey[none]" : "AccessKey[set]";
    }
}
