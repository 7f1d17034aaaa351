package app.matinee.client.platform;

import app.matinee.client.trust.ServerPins;
import app.matinee.protocol.RoomId;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds an invite in whatever a person pasted or an operating system handed over:
/// `matinee://host[:port]/ROOMID`, `http(s)://host[:port]/…ROOMID`, `matinee:ROOMID`, a room id by
/// itself or within a sentence.
///
/// A link is data from a stranger. It is read as one URI and never split again; user info and
/// fragment are ignored, and of the parameters only `tls` and `pin`, which say how the server
/// proves itself, and `invite=TOKEN` count, the token being letters, digits, `-` and `_` alone. So
/// it can carry neither a password nor a flag, and whoever uses the result asks before connecting
/// to a server it does not know.
public final class InviteText {
    private static final int MAX_LENGTH = 4_096;

    private static final Pattern LINK =
            Pattern.compile(
                    "\\b(?:matinee|https?):[^\\s\"'<>\\\\^`{|}]+", Pattern.CASE_INSENSITIVE);

    /// In a sentence only capitals count, and a digit or a dash must show that it is no word; or
    /// else every eight-letter word would be a room.
    private static final Pattern WITHIN =
            Pattern.compile(
                    "(?<![A-Za-z0-9/%-])(?=[A-Z-]*[0-9])[A-Z0-9]{4}-?[A-Z0-9]{4}(?![A-Za-z0-9/%-])");

    private static final Pattern LAST_SEGMENT = Pattern.compile("/([A-Za-z0-9-]{8,9})/?$");

    private static final Pattern TOKEN = Pattern.compile("invite=([A-Za-z0-9_-]{16,128})");

    private InviteText() {}

    public static Optional<Invite> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher link = LINK.matcher(text);
        if (link.find()) {
            return ofLink(link.group());
        }
        return RoomId.parse(text)
                .or(() -> within(text))
                .map(roomId -> new Invite(Optional.empty(), roomId));
    }

    private static Optional<RoomId> within(String text) {
        Matcher id = WITHIN.matcher(text);
        return id.find() ? RoomId.parse(id.group()) : Optional.empty();
    }

    private static Optional<Invite> ofLink(String link) {
        URI uri;
        try {
            // A full stop or comma after a link belongs to the sentence.
            uri = new URI(link.replaceAll("[.,;:!?)\\]]+$", ""));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        boolean own = "matinee".equalsIgnoreCase(uri.getScheme());
        if (uri.isOpaque()) {
            return own
                    ? RoomId.parse(before(uri.getSchemeSpecificPart(), '?'))
                            .map(roomId -> new Invite(Optional.empty(), roomId))
                    : Optional.empty();
        }
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getPath() == null) {
            return Optional.empty();
        }
        Matcher segment = LAST_SEGMENT.matcher(uri.getPath());
        if (!segment.find()) {
            return own && uri.getPort() < 0 && uri.getPath().length() <= 1
                    ? RoomId.parse(uri.getHost())
                            .map(roomId -> new Invite(Optional.empty(), roomId))
                    : Optional.empty();
        }
        return RoomId.parse(segment.group(1)).flatMap(roomId -> withServer(uri, own, roomId));
    }

    private static Optional<Invite> withServer(URI uri, boolean own, RoomId roomId) {
        String scheme =
                own ? (isSecure(uri) ? "https" : "http") : uri.getScheme().toLowerCase(Locale.ROOT);
        try {
            URI server =
                    new URI(scheme, null, uri.getHost(), uri.getPort(), "/", uri.getQuery(), null);
            return Optional.of(
                    new Invite(Optional.of(ServerPins.bare(server)), roomId, token(uri)));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> token(URI uri) {
        return parameters(uri)
                .map(TOKEN::matcher)
                .filter(Matcher::matches)
                .map(m -> m.group(1))
                .findFirst();
    }

    private static Stream<String> parameters(URI uri) {
        return uri.getRawQuery() == null
                ? Stream.empty()
                : Stream.of(uri.getRawQuery().split("&", -1));
    }

    /// `matinee://host/ROOMID?tls=1` names a server behind TLS; so does the port of https.
    private static boolean isSecure(URI uri) {
        return uri.getPort() == 443 || parameters(uri).anyMatch("tls=1"::equals);
    }

    private static String before(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }
}
