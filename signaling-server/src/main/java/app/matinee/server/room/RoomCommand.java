package app.matinee.server.room;

import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.UserId;
import org.jspecify.annotations.Nullable;

/// What can happen to a room. Random ids come along, so that the same command on the same room
/// decides the same.
public sealed interface RoomCommand {

    /// Somebody comes in.
    ///
    /// @param user an unused random id
    /// @param name cleaned; a suffix is added when it is taken
    /// @param resumeHash hash of the token they will get
    /// @param provenHash the password hash they proved to know; null when they proved none
    record Enter(UserId user, String name, String resumeHash, @Nullable String provenHash)
            implements RoomCommand {}

    /// Somebody takes their place again after a lost connection.
    record Resume(String resumeHash, String nextResumeHash) implements RoomCommand {}

    /// A member asks for something.
    ///
    /// @param freshId an unused random id for whatever this makes
    /// @param roundTripMs to their machine and back, as last measured, milliseconds; null while
    ///   unknown
    record Ask(UserId by, ClientEvent event, String freshId, @Nullable Double roundTripMs)
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
