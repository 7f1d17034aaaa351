package app.matinee.protocol;

import org.jspecify.annotations.Nullable;

/// What is on and where it is, as a snapshot carries it.
///
/// @param media null when nothing is on; otherwise its id is the timeline's
public record PlaybackState(@Nullable Media media, Timeline timeline) {
    public static final PlaybackState NOTHING_ON = new PlaybackState(null, Timeline.EMPTY);

    public PlaybackState {
        MediaId named = media == null ? null : media.id();
        if (named == null ? timeline.mediaId() != null : !named.equals(timeline.mediaId())) {
            throw new IllegalArgumentException("the timeline names another film than the snapshot");
        }
    }
}
