package app.matinee.server.room;

import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.Invite;
import app.matinee.protocol.Knock;
import app.matinee.protocol.KnockId;
import app.matinee.protocol.MessageId;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.RoomSnapshot;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the one who asked gets back.
public sealed interface Reply {
    /// It is done, and there is no more to say.
    record Done() implements Reply {}

    /// A change took effect; the room stands at `seq`.
    record Applied(long seq) implements Reply {}

    /// A chat line is kept under this id.
    record Stored(MessageId id) implements Reply {}

    /// They are in. The snapshot already counts them.
    ///
    /// @param knocks who waits at the door; empty unless they keep it
    /// @param missed what they had not heard when their connection broke, all that leads to this
    ///   snapshot; null when that is not known
    record Entered(
            UserId self, RoomSnapshot room, List<Knock> knocks, @Nullable List<ServerEvent> missed)
            implements Reply {
        public Entered {
            knocks = List.copyOf(knocks);
            missed = missed == null ? null : List.copyOf(missed);
        }

        Entered(UserId self, RoomSnapshot room, List<Knock> knocks) {
            this(self, room, knocks, null);
        }

        /// To somebody who knows the room but for these.
        Entered having(List<ServerEvent> missed) {
            return new Entered(self, room.withoutChat(), knocks, missed);
        }
    }

    /// They wait at the door. Another reply follows: [Entered] or [Refused].
    ///
    /// @param untilServerMs the server's clock, milliseconds: nobody waits longer
    record Waits(RoomId room, KnockId knock, long untilServerMs) implements Reply {}

    /// An invite was made.
    record Invited(Invite invite) implements Reply {}

    /// The invites that still let somebody in.
    record Invites(List<Invite> invites) implements Reply {
        public Invites {
            invites = List.copyOf(invites);
        }
    }

    /// The room as it stands.
    record Whole(RoomSnapshot room) implements Reply {}

    /// No, and why, in one kind sentence.
    record Refused(ErrorCode code, String message) implements Reply {}
}
