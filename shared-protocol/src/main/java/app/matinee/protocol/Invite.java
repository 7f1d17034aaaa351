package app.matinee.protocol;

import org.jspecify.annotations.Nullable;

/// A link that lets people in without password and without waiting at the door. The secret itself
/// is told once, to whoever made it.
///
/// @param by who made it; they may have left since
/// @param expiresServerMs the server's clock, milliseconds
/// @param maxUses how many may come in by it; null for as many as like
/// @param used how many did
public record Invite(
        InviteId inviteId, UserId by, long expiresServerMs, @Nullable Integer maxUses, int used) {
    public Invite {
        if (maxUses != null && (maxUses < 1 || maxUses > Limits.MAX_INVITE_USES)) {
            throw new IllegalArgumentException(
                    "uses must be 1 to " + Limits.MAX_INVITE_USES + ", not " + maxUses);
        }
        if (used < 0) {
            throw new IllegalArgumentException("nobody less than none used it");
        }
    }

    public boolean isOpen(long serverMs) {
        return serverMs < expiresServerMs && (maxUses == null || used < maxUses);
    }

    /// The same after one more came in by it.
    public Invite usedOnce() {
        return new Invite(inviteId, by, expiresServerMs, maxUses, used + 1);
    }
}
