package app.matinee.client.ui.common;

import app.matinee.client.session.Moment;
import app.matinee.client.sync.Cause;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What happened, in one short sentence.
public final class MomentWords {
    private MomentWords() {}

    /// Over the film, for three seconds.
    public static Optional<String> toast(Moment moment) {
        return switch (moment) {
            case Moment.Joined joined ->
                    joined.self() ? Optional.empty() : Optional.of(story(joined));
            case Moment.Left left -> Optional.of(story(left));
            case Moment.PlaybackChanged changed -> Optional.of(story(changed));
            case Moment.QueueChanged changed -> Optional.of(story(changed));
            case Moment.Refused refused -> Optional.of(story(refused));
            case Moment.Notice notice -> Optional.of(notice.text());
            case Moment.LinkBack back -> Optional.of(story(back));
            case Moment.DeviceTrouble trouble -> Optional.of(story(trouble));
            case Moment.CallsStopped stopped -> Optional.of(story(stopped));
            case Moment.CallsBack back -> Optional.of(story(back));
            case Moment.ScreenShown shown -> Optional.of(story(shown));
            case Moment.ScreenGone gone -> Optional.of(story(gone));
            case Moment.TieBroken broken -> Optional.of(story(broken));
            case Moment.Silenced silenced -> Optional.of(story(silenced));
            case Moment.FilmLeaks leaks -> Optional.of(story(leaks));
            // The face that is back says so.
            case Moment.TieMended mended -> Optional.empty();
            // The status pill tells these, an emoji tells itself.
            case Moment.LinkLost lost -> Optional.empty();
            case Moment.Reacted reacted -> Optional.empty();
            // The room's view copies it and says so.
            case Moment.InviteMade made -> Optional.empty();
            // Their card stays until somebody answers.
            case Moment.Knocked knocked -> Optional.empty();
            case Moment.Corrected corrected -> Optional.empty();
        };
    }

    /// In the chat, for good.
    public static String story(Moment moment) {
        return switch (moment) {
            case Moment.Joined joined ->
                    joined.self()
                            ? Words.of("moment.joined.self")
                            : Words.of("moment.joined", joined.name());
            case Moment.Left left ->
                    switch (left.reason()) {
                        case CONNECTION_LOST, IDLE -> Words.of("moment.lost", left.name());
                        case KICKED -> Words.of("moment.kicked", left.name());
                        case LEFT, CLOSED -> Words.of("moment.left", left.name());
                    };
            case Moment.PlaybackChanged changed -> playback(changed);
            case Moment.Reacted reacted ->
                    Words.of(
                            "moment.reacted", who(reacted.name(), reacted.self()), reacted.emoji());
            case Moment.QueueChanged changed ->
                    Words.of("moment.queue", who(changed.name(), false));
            case Moment.Corrected corrected ->
                    Words.of(
                            "moment.corrected",
                            Long.toString(Math.round(Math.abs(corrected.byMs()))),
                            reason(corrected.cause()));
            case Moment.InviteMade made -> Words.of("room.copied");
            case Moment.Knocked knocked -> Words.of("moment.knocked", knocked.name());
            case Moment.Refused refused -> TroubleWords.sentence(refused.why());
            case Moment.Notice notice -> notice.text();
            case Moment.LinkLost lost -> Words.of("moment.link.lost");
            case Moment.LinkBack back -> Words.of("moment.link.back");
            case Moment.DeviceTrouble trouble -> CallWords.trouble(trouble.slot(), trouble.how());
            case Moment.CallsStopped stopped ->
                    Words.of(stopped.restarts() ? "moment.calls.stopped" : "moment.calls.down");
            case Moment.CallsBack back -> Words.of("moment.calls.back");
            case Moment.ScreenShown shown ->
                    Words.of("moment.screen.shown", who(shown.name(), shown.self()));
            case Moment.ScreenGone gone ->
                    Words.of("moment.screen.gone", who(gone.name(), gone.self()));
            case Moment.TieBroken broken -> Words.of("moment.tie.broken", broken.name());
            case Moment.TieMended mended -> Words.of("moment.tie.mended", mended.name());
            case Moment.Silenced silenced -> Words.of("moment.silenced");
            case Moment.FilmLeaks leaks -> Words.of("moment.leaks");
        };
    }

    private static String reason(Cause cause) {
        return switch (cause) {
            case START -> Words.of("cause.start");
            case STARVED -> Words.of("cause.starved");
            case FROZEN -> Words.of("cause.frozen");
            case CLOCK -> Words.of("cause.clock");
            case WISH -> Words.of("cause.wish");
            case DRIFT -> Words.of("cause.drift");
        };
    }

    private static String playback(Moment.PlaybackChanged changed) {
        String who = who(changed.name(), changed.self());
        String at = Times.position(changed.positionMs());
        return switch (changed.action()) {
            case LOAD -> Words.of("moment.load", who, changed.mediaTitle());
            case PLAY ->
                    changed.name() == null && !changed.self()
                            ? Words.of("moment.goes", at)
                            : Words.of("moment.play", who, at);
            case PAUSE -> Words.of("moment.pause", who, at);
            case SEEK -> Words.of("moment.seek", who, at);
            case SET_RATE -> Words.of("moment.rate", who, Double.toString(changed.rate()));
            case WAIT -> Words.of("moment.wait", at);
        };
    }

    private static String who(@Nullable String name, boolean self) {
        if (self) {
            return Words.of("moment.you");
        }
        return name == null ? Words.of("moment.server") : name;
    }
}
