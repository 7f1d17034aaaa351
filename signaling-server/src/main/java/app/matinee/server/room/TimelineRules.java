package app.matinee.server.room;

import app.matinee.protocol.ClientEvent.Command;
import app.matinee.protocol.ClientEvent.LoadMedia;
import app.matinee.protocol.ClientEvent.Pause;
import app.matinee.protocol.ClientEvent.Play;
import app.matinee.protocol.ClientEvent.QueueNext;
import app.matinee.protocol.ClientEvent.Seek;
import app.matinee.protocol.ClientEvent.SetRate;
import app.matinee.protocol.Limits;
import app.matinee.protocol.Media;
import app.matinee.protocol.Timeline;

/// Where the film stands after a command. Starts lie a lead in the future and everybody rests until
/// then; a pause holds at once, at the position the one who paused saw; a new rate changes nothing
/// before it.
final class TimelineRules {
    private TimelineRules() {}

    /// @param media what is on
    static Timeline after(Command command, Timeline before, Media media, long nowMs) {
        long startMs = LeadPolicy.startAfter(nowMs);
        return switch (command) {
            case Play play -> before.playedFrom(within(media, play.positionMs()), startMs);
            case Pause pause -> before.restingAt(within(media, pause.positionMs()), nowMs);
            case Seek seek -> {
                long to = within(media, seek.positionMs());
                yield before.playing()
                        ? before.playedFrom(to, startMs)
                        : before.restingAt(to, nowMs);
            }
            case SetRate rate ->
                    paced(before, media, rate.rate(), before.playing() ? startMs : nowMs);
            case LoadMedia load ->
                    throw new IllegalArgumentException("another film is another timeline");
            case QueueNext next ->
                    throw new IllegalArgumentException("another film is another timeline");
        };
    }

    /// The position at an instant, within the film.
    static long positionAt(Timeline timeline, Media media, long serverMs) {
        return within(media, timeline.positionAt(serverMs));
    }

    private static Timeline paced(Timeline before, Media media, double rate, long fromMs) {
        return new Timeline(
                before.mediaId(),
                positionAt(before, media, fromMs),
                fromMs,
                rate,
                before.playing());
    }

    private static long within(Media media, long positionMs) {
        Long durationMs = media.durationMs();
        long end = durationMs == null ? Limits.MAX_POSITION_MS : durationMs;
        return Math.min(positionMs, end);
    }
}
