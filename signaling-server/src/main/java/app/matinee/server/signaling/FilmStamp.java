package app.matinee.server.signaling;

import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ClientEvent.LoadMedia;
import app.matinee.protocol.ClientEvent.QueueAdd;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.Media;
import app.matinee.protocol.MediaId;
import app.matinee.protocol.codec.BadMessageException;
import java.util.Optional;
import java.util.function.Function;

/// A library film is what the library says it is, whatever title, address or length a client
/// claimed.
///
/// @param library finds a film by its id
public record FilmStamp(Function<MediaId, Optional<Media>> library) {
    ClientEvent stamp(ClientEvent event) throws BadMessageException {
        if (event instanceof LoadMedia(var media, var commandId)) {
            return new LoadMedia(stamp(media), commandId);
        }
        if (event instanceof QueueAdd(var media)) {
            return new QueueAdd(stamp(media));
        }
        return event;
    }

    private Media stamp(Media media) throws BadMessageException {
        if (media.kind() != Media.Kind.LIBRARY) {
            return media;
        }
        return library.apply(media.id())
                .orElseThrow(() ->
                        new BadMessageException(
                                ErrorCode.MEDIA_NOT_FOUND,
                                "That film is no longer in the library."));
    }
}
