package app.matinee.client.ui.faces;

import app.matinee.protocol.UserId;

/// One person as their tile shows them.
///
/// @param mirrored whether the picture is shown as in a mirror: one's own face looks wrong to its
///   owner otherwise, but the name on a drawn picture would stand backwards
/// @param picture whether their camera is on
/// @param muted whether nobody hears them: their microphone is off
/// @param mutedHere whether this person has silenced them
/// @param quality of the connection; meaningless for oneself
record Face(
        UserId who,
        String name,
        boolean self,
        boolean mirrored,
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
