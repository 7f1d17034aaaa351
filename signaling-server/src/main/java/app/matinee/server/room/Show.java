package app.matinee.server.room;

import app.matinee.protocol.PlaybackState;
import app.matinee.protocol.QueueItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is on, and what comes next.
///
/// @param gate what keeps the film from going on; null when nothing does
public record Show(PlaybackState playback, @Nullable Gate gate, List<QueueItem> queue) {
    static final Show NOTHING_ON = new Show(PlaybackState.NOTHING_ON, null, List.of());

    public Show {
        queue = List.copyOf(queue);
    }
}
