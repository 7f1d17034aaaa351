package app.matinee.server.room;

import app.matinee.protocol.PersonId;
import org.jspecify.annotations.Nullable;

/// Somebody who was taken out and may not come back yet.
///
/// @param address a pseudonym of where they came from, so that another identity does not help them;
///   null when only the person is kept out
/// @param untilServerMs the server's clock, milliseconds
public record Ban(PersonId person, @Nullable String address, long untilServerMs) {
    boolean lasts(long nowMs) {
        return nowMs < untilServerMs;
    }

    boolean keepsOut(Newcomer who, long nowMs) {
        return lasts(nowMs) && (person.equals(who.person()) || who.address().equals(address));
    }
}
