package app.matinee.server.room;

import app.matinee.protocol.PersonId;
import app.matinee.protocol.Role;

/// What somebody who is gone may be again when they come back while the room lives: a viewer does
/// not become a member by leaving, and who was host comes back as co-host, since another is host by
/// now.
///
/// @param welcome whether they come in without knocking; not who was taken out
public record Standing(PersonId person, Role role, boolean welcome) {
    /// How many a room remembers.
    static final int KEPT = 200;

    static Standing after(Seat seat) {
        Role role = seat.role() == Role.HOST ? Role.CO_HOST : seat.role();
        return new Standing(seat.member().personId(), role, true);
    }

    /// Who was taken out has no rights to come back to.
    static Standing afterKick(Seat seat) {
        Role role = seat.role() == Role.VIEWER ? Role.VIEWER : Role.MEMBER;
        return new Standing(seat.member().personId(), role, false);
    }
}
