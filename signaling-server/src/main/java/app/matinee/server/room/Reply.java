package app.matinee.server.room;

import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.MessageId;
import app.matinee.protocol.RoomSnapshot;
import app.matinee.protocol.UserId;

/// What the one who asked gets back.
public sealed interface Reply {
    /// It is done, and there is no more to say.
    record Done() implements Reply {}

    /// A change took effect; the room stands at `seq`.
    record Applied(long seq) implements Reply {}

    /// A chat line is kept under this id.
    record Stored(MessageId id) implements Reply {}

    /// They are in. The snapshot already counts them.
    record Entered(UserId self, RoomSnapshot room) implements Reply {}

    /// The room as it stands.
    record Whole(RoomSnapshot room) implements Reply {}

    /// No, and why, in one kind sentence.
    record Refused(ErrorCode code, String message) implements Reply {}
}
