package app.matinee.server.room;

import app.matinee.protocol.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/// What [Room] decided: the room after it, who hears what, and what the one who asked gets back.
///
/// @param outgoing in the order to be told
public record Decision(RoomState state, List<Outgoing> outgoing, Reply reply) {
    public Decision {
        outgoing = List.copyOf(outgoing);
    }

    static Decision of(RoomState state, Reply reply, Outgoing... outgoing) {
        return new Decision(state, List.of(outgoing), reply);
    }

    /// The same, and then more.
    Decision then(RoomState next, Outgoing... more) {
        List<Outgoing> all = new ArrayList<>(outgoing);
        all.addAll(List.of(more));
        return new Decision(next, all, reply);
    }

    static Decision refused(RoomState unchanged, ErrorCode code, String message) {
        return new Decision(unchanged, List.of(), new Reply.Refused(code, message));
    }

    static Decision nothing(RoomState unchanged) {
        return new Decision(unchanged, List.of(), new Reply.Done());
    }
}
