package app.matinee.protocol;

/// A person in a room, as everybody in it sees them.
///
/// @param name unique in the room, 1 to [Limits#MAX_NAME_LENGTH] visible characters: cleaned and
///   made unique by [Names]
/// @param joinedServerMs server clock, milliseconds
/// @param waitForMe false when they asked not to be waited for
/// @param personId the same for all the devices one person sits at
/// @param call what of them the others may see and hear
public record Member(
        UserId userId,
        String name,
        Role role,
        long joinedServerMs,
        boolean waitForMe,
        PersonId personId,
        CallState call) {
    public Member {
        Limits.requireLength("name", name, 1, Limits.MAX_NAME_UNITS);
    }

    /// Somebody at one device who has just come in: waited for like everybody, neither seen nor
    /// heard.
    public Member(UserId userId, String name, Role role, long joinedServerMs) {
        this(userId, name, role, joinedServerMs, new PersonId(userId.value()));
    }

    /// Somebody who has just come in: waited for like everybody, neither seen nor heard.
    public Member(UserId userId, String name, Role role, long joinedServerMs, PersonId personId) {
        this(userId, name, role, joinedServerMs, true, personId, CallState.OFF);
    }

    public Member as(Role now) {
        return new Member(userId, name, now, joinedServerMs, waitForMe, personId, call);
    }

    public Member waitedFor(boolean now) {
        return new Member(userId, name, role, joinedServerMs, now, personId, call);
    }

    public Member with(CallState now) {
        return new Member(userId, name, role, joinedServerMs, waitForMe, personId, now);
    }
}
