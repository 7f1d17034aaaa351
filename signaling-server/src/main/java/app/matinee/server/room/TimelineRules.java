package app.matinee.server.room;

import app.matinee.protocol.Limits;
import app.matinee.protocol.Media;
import app.matinee.protocol.Timeline;

/// Where a film stands, within its length.
final class TimelineRules {
    private TimelineRules() {}

    /// The position at an instant, within the film.
    static long positionAt(Timeline timeline, Media media, long serverMs) {
        return within(media, timeline.positionAt(serverMs));
    }

    /// Another rate from an instant on; it changes nothing before it.
    static Timeline paced(Timeline before, Media media, double rate, long fromMs) {
        return new Timeline(
                before.mediaId(),
                positionAt(before, media, fromMs),
                fromMs,
                rate,
                before.playing());
    }

    static long within(Media media, long positionMs) {
        Long durationMs = media.durationMs();
        long end = durationMs == null ? Limits.MAX_POSITION_MS : durationMs;
        return Math.min(positionMs, end);
    }
}
