package app.matinee.protocol.codec;

import app.matinee.protocol.Limits;
import app.matinee.protocol.Media;
import app.matinee.protocol.MediaId;
import app.matinee.protocol.PlaybackState;
import app.matinee.protocol.Timeline;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Films and timelines as JSON. A null is left out.
public final class MediaCodec {
    private MediaCodec() {}

    public static ObjectNode media(Media media) {
        ObjectNode json = Json.object();
        json.put("id", media.id().value());
        json.put("kind", media.kind().wire());
        json.put("title", media.title());
        if (media.uri() != null) {
            json.put("uri", media.uri());
        }
        if (media.durationMs() != null) {
            json.put("durationMs", media.durationMs());
        }
        if (media.fingerprint() != null) {
            json.put("fingerprint", media.fingerprint());
        }
        return json;
    }

    public static ObjectNode timeline(Timeline timeline) {
        ObjectNode json = Json.object();
        MediaId mediaId = timeline.mediaId();
        if (mediaId != null) {
            json.put("mediaId", mediaId.value());
        }
        json.put("positionMs", timeline.positionMs());
        json.put("atServerMs", timeline.atServerMs());
        json.put("rate", timeline.rate());
        json.put("playing", timeline.playing());
        return json;
    }

    public static ObjectNode playback(PlaybackState playback) {
        ObjectNode json = Json.object();
        putPlayback(json, playback.media(), playback.timeline());
        return json;
    }

    static void putPlayback(ObjectNode json, @Nullable Media media, Timeline timeline) {
        if (media != null) {
            json.set("media", media(media));
        }
        json.set("timeline", timeline(timeline));
    }

    static Media readMedia(Fields fields) throws BadMessageException {
        return new Media(
                fields.id("id", MediaId::new),
                fields.choice("kind", Media.Kind.class),
                fields.text("title", Limits.MAX_MEDIA_TITLE_LENGTH),
                fields.optionalText("uri", Limits.MAX_URI_LENGTH),
                fields.optionalPosition("durationMs"),
                fields.optionalText("fingerprint", Limits.MAX_FINGERPRINT_LENGTH));
    }

    static Timeline readTimeline(Fields fields) throws BadMessageException {
        return new Timeline(
                fields.optionalId("mediaId", MediaId::new),
                fields.position("positionMs"),
                fields.serverMs("atServerMs"),
                fields.rate("rate"),
                fields.bool("playing"));
    }

    /// Reads `media` and `timeline`, which must agree about what is on.
    public static PlaybackState readPlayback(Fields fields) throws BadMessageException {
        return new PlaybackState(
                fields.optionalObject("media", MediaCodec::readMedia),
                fields.object("timeline", MediaCodec::readTimeline));
    }
}
