package app.matinee.server.room;

import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ClientEvent.CreateInvite;
import app.matinee.protocol.InviteId;
import app.matinee.protocol.KnockId;
import app.matinee.protocol.LastHeard;
import app.matinee.protocol.UserId;
import org.jspecify.annotations.Nullable;

/// What can happen to a room. Random ids come along, so that the same command on the same room
/// decides the same.
public sealed interface RoomCommand {

    /// Somebody comes in, or to the door.
    ///
    /// @param user an unused random id
    record Enter(UserId user, Newcomer who, Proof proof) implements RoomCommand {}

    /// What somebody brings to be let in.
    ///
    /// @param passwordHash the password hash they proved to know; null when they proved none
    /// @param inviteHash hash of their invite's secret; null when they have none
    record Proof(@Nullable String passwordHash, @Nullable String inviteHash) {
        public static final Proof NONE = new Proof(null, null);
    }

    /// Somebody at the door waits no longer.
    record Withdraw(KnockId knock) implements RoomCommand {}

    /// Somebody takes their place again after a lost connection.
    ///
    /// @param since what they had heard until then; null when they do not say
    record Resume(String resumeHash, String nextResumeHash, @Nullable LastHeard since)
            implements RoomCommand {
        Resume(String resumeHash, String nextResumeHash) {
            this(resumeHash, nextResumeHash, null);
        }
    }

    /// A member asks for something.
    ///
    /// @param freshId an unused random id for whatever this makes
    /// @param roundTripMs to their machine and back, as last measured, milliseconds; null while
    ///   unknown
    record Ask(UserId by, ClientEvent event, String freshId, @Nullable Double roundTripMs)
            implements RoomCommand {}

    /// A member sets the room's password.
    ///
    /// @param hash null for none from now on
    record SetPassword(UserId by, @Nullable String hash) implements RoomCommand {}

    /// A member makes an invite.
    ///
    /// @param id an unused random id
    /// @param tokenHash hash of its secret
    record MakeInvite(UserId by, CreateInvite wish, InviteId id, String tokenHash)
            implements RoomCommand {}

    /// A member's connection is gone; their place is kept for a while.
    record Lost(UserId user) implements RoomCommand {}

    /// The room was read from the store by a new process: no connection of its members stands.
    ///
    /// @param newEpoch null when nothing that was told can be missing
    record Restored(@Nullable String newEpoch) implements RoomCommand {}

    /// Time passed.
    record Tick() implements RoomCommand {}
}
