package app.matinee.client.ui.waiting;

import app.matinee.client.session.PartyState;
import app.matinee.client.ui.common.Words;
import app.matinee.protocol.Member;
import app.matinee.protocol.UserId;
import app.matinee.protocol.Waiting;
import java.util.List;

/// For whom, in words.
public final class WaitingWords {
    private WaitingWords() {}

    /// "Waiting for Ana (buffering)"
    public static String sentence(PartyState.Room room, Waiting waiting) {
        String who = who(room, waiting.forWhom());
        return switch (waiting.reason()) {
            case BUFFERING -> Words.of("status.waiting", who);
            case START -> Words.of("waiting.start", who);
            case READY_CHECK -> Words.of("waiting.ready", who);
        };
    }

    private static String who(PartyState.Room room, List<UserId> forWhom) {
        UserId first = forWhom.contains(room.self()) ? room.self() : forWhom.getFirst();
        String name =
                first.equals(room.self())
                        ? Words.of("waiting.you")
                        : room.members().stream()
                                .filter(m -> m.userId().equals(first))
                                .map(Member::name)
                                .findFirst()
                                .orElseGet(() -> Words.of("waiting.somebody"));
        int others = forWhom.size() - 1;
        return others == 0 ? name : Words.of("waiting.more", name, Integer.toString(others));
    }
}
