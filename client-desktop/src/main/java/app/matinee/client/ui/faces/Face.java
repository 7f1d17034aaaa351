package app.matinee.client.ui.faces;

import app.matinee.protocol.UserId;

/// One person as their tile shows them.
///
/// @param picture whether their camera is on
/// @param muted whether nobody hears them: their microphone is off
/// @param mutedHere whether this person has silenced them
/// @param quality of the connection; meaningless for oneself
record Face(
        UserId who,
        String name,
        boolean self,
        boolean picture,
        boolean muted,
        boolean mutedHere,
        boolean speaking,
        boolean pinned,
        Quality quality) {

    enum Quality {
        GOOD,
        WEAK,
        CONNECTING,
        BROKEN
    }
}
