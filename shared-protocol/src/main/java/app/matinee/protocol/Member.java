package app.matinee.protocol;

/// A person in a room, as everybody in it sees them.
///
/// @param name unique in the room, 1 to [Limits#MAX_NAME_LENGTH] visible characters: cleaned and
///   made unique by [Names]
/// @param joinedServerMs server clock, milliseconds
/// @param waitForMe false when they asked not to be waited for
public record Member(
        UserId userId, String name, Role role, long joinedServerMs, boolean waitForMe) {
    public Member {
        Limits.requireLength("name", name, 1, Limits.MAX_NAME_UNITS);
    }

    /// Somebody who is waited for like everybody.
    public Member(UserId userId, String name, Role role, long joinedServerMs) {
        this(userId, name, role, joinedServerMs, true);
    }
}
