package app.matinee.protocol.codec;

import app.matinee.protocol.ClientMessageId;
import app.matinee.protocol.Limits;
import app.matinee.protocol.MessageId;
import app.matinee.protocol.ServerEvent.ChatPosted;
import app.matinee.protocol.UserId;
import tools.jackson.databind.node.ObjectNode;

/// A chat line as JSON; an event of its own and a part of snapshots.
public final class ChatCodec {
    private ChatCodec() {}

    public static ObjectNode posted(ChatPosted chat) {
        ObjectNode json = Json.object();
        json.put("id", chat.id().value());
        json.put("from", chat.from().value());
        json.put("name", chat.name());
        json.put("text", chat.text());
        json.put("sentServerMs", chat.sentServerMs());
        if (chat.mediaPositionMs() != null) {
            json.put("mediaPositionMs", chat.mediaPositionMs());
        }
        json.put("clientMessageId", chat.clientMessageId().value());
        return json;
    }

    public static ChatPosted readPosted(Fields fields) throws BadMessageException {
        return new ChatPosted(
                fields.id("id", MessageId::new),
                fields.id("from", UserId::new),
                fields.text("name", Limits.MAX_NAME_UNITS),
                fields.cleanedText("text", Limits.MAX_CHAT_LENGTH),
                fields.serverMs("sentServerMs"),
                fields.optionalPosition("mediaPositionMs"),
                fields.id("clientMessageId", ClientMessageId::new));
    }
}
