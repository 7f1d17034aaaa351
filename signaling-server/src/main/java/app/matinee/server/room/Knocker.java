package app.matinee.server.room;

import app.matinee.protocol.Knock;
import app.matinee.protocol.KnockId;
import app.matinee.protocol.UserId;

/// Somebody who waits at the door.
///
/// @param user the id they will have when they are let in
/// @param untilServerMs the server's clock, milliseconds: then they are told that nobody answered
public record Knocker(UserId user, Newcomer who, long untilServerMs) {
    KnockId id() {
        return new KnockId(user.value());
    }

    Knock told() {
        return new Knock(id(), who.name(), untilServerMs);
    }
}
