package app.matinee.server.room;

import app.matinee.protocol.UserId;
import app.matinee.protocol.Waiting;
import java.util.ArrayList;
import java.util.List;

/// What keeps the film from going on.
///
/// @param waiting as it was told to all
/// @param saidReady who has answered a ready check
public record Gate(Waiting waiting, List<UserId> saidReady) {
    public Gate {
        saidReady = List.copyOf(saidReady);
    }

    boolean isReadyCheck() {
        return waiting.reason() == Waiting.Reason.READY_CHECK;
    }

    Gate withReady(UserId user) {
        if (saidReady.contains(user)) {
            return this;
        }
        List<UserId> more = new ArrayList<>(saidReady);
        more.add(user);
        return new Gate(waiting, more);
    }

    Gate waitingFor(List<UserId> others) {
        return new Gate(
                new Waiting(waiting.reason(), waiting.by(), others, waiting.untilServerMs()),
                saidReady);
    }
}
