package app.matinee.protocol.codec;

import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.TextCleaner;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Server events ⇄ text. Decoding ignores fields it does not know, so that a newer server does not
/// break an older client, and is strict about all others.
public final class ServerEventCodec {
    private ServerEventCodec() {}

    public static WireEvent encode(ServerEvent event) {
        return new WireEvent(
                ServerEventWriter.name(event), Json.write(ServerEventWriter.body(event)));
    }

    /// @throws BadMessageException with [ErrorCode#UNKNOWN_EVENT] for a name of a newer server,
    ///   which a client ignores
    public static ServerEvent decode(String name, JsonNode body) throws BadMessageException {
        Fields.Reader<? extends ServerEvent> reader = ServerEventReader.BY_NAME.get(name);
        if (reader == null) {
            throw new BadMessageException(
                    ErrorCode.UNKNOWN_EVENT,
                    "No event is named " + TextCleaner.excerpt(name) + ".");
        }
        return Fields.read(body, Fields.Extras.IGNORED, reader);
    }

    /// Every name a server may send.
    public static Set<String> names() {
        return ServerEventReader.BY_NAME.keySet();
    }
}
