package app.matinee.server.room;

import app.matinee.protocol.PersonId;

/// Somebody who wants to come in.
///
/// @param name cleaned; a suffix is added when it is taken
/// @param address a pseudonym of where they come from, in this room only
/// @param resumeHash hash of the token that will give their place back
public record Newcomer(PersonId person, String name, String address, String resumeHash) {}
