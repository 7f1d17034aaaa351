package app.matinee.protocol.codec;

import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.TextCleaner;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Client events ⇄ text. Decoding refuses whatever docs/protocol.md does not allow, fields it does
/// not know included.
public final class ClientEventCodec {
    private ClientEventCodec() {}

    public static WireEvent encode(ClientEvent event) {
        return new WireEvent(
                ClientEventWriter.name(event), Json.write(ClientEventWriter.body(event)));
    }

    /// @param body the event's one argument; a missing node (no argument at all) counts as `{}`
    public static ClientEvent decode(String name, JsonNode body) throws BadMessageException {
        Fields.Reader<? extends ClientEvent> reader = ClientEventReader.BY_NAME.get(name);
        if (reader == null) {
            throw new BadMessageException(
                    ErrorCode.UNKNOWN_EVENT,
                    "No event is named " + TextCleaner.excerpt(name) + ".");
        }
        return Fields.read(body, Fields.Extras.REFUSED, reader);
    }

    /// Every name a client may send.
    public static Set<String> names() {
        return ClientEventReader.BY_NAME.keySet();
    }
}
