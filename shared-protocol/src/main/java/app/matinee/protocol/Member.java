package app.matinee.protocol;

/// A person in a room, as everybody in it sees them.
///
/// @param name unique in the room, 1 to [Limits#MAX_NAME_LENGTH] visible characters: cleaned and
///   made unique by [Names]
/// @param joinedServerMs server clock, milliseconds
public record Member(UserId userId, String name, Role role, long joinedServerMs) {
    public Member {
        Limits.requireLength("name", name, 1, Limits.MAX_NAME_UNITS);
    }
}
