package app.matinee.server.room;

import app.matinee.protocol.Invite;

/// An invite with the hash of its secret.
public record IssuedInvite(Invite invite, String tokenHash) {
    IssuedInvite usedOnce() {
        return new IssuedInvite(invite.usedOnce(), tokenHash);
    }
}
