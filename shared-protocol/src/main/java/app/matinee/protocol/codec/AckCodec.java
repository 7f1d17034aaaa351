package app.matinee.protocol.codec;

import app.matinee.protocol.MessageId;
import app.matinee.protocol.RoomId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Acks ⇄ text. Decoding is a client's: unknown fields are ignored, an unknown code is
/// [ErrorCode#INTERNAL].
public final class AckCodec {
    private AckCodec() {}

    public static String encode(Ack ack) {
        ObjectNode json = Json.object();
        switch (ack) {
            case Ack.Ok ok -> {
                json.put("ok", true);
                json.setAll(ok.body());
            }
            case Ack.Refused refused -> {
                json.put("ok", false);
                json.putObject("error")
                        .put("code", refused.code().wire())
                        .put("message", refused.message());
            }
        }
        return Json.write(json);
    }

    public static Ack decode(JsonNode node) throws BadMessageException {
        return Fields.read(
                node,
                Fields.Extras.IGNORED,
                fields -> fields.bool("ok") ? ok(node) : fields.object("error", AckCodec::refused));
    }

    /// The answer to `create_room` and `join_room`.
    public static Ack.Ok room(RoomId roomId) {
        return new Ack.Ok(Json.object().put("roomId", roomId.value()));
    }

    public static RoomId readRoom(Ack.Ok ack) throws BadMessageException {
        return Fields.read(
                ack.body(), Fields.Extras.IGNORED, fields -> fields.id("roomId", RoomId::new));
    }

    /// The answer to `chat_message`.
    public static Ack.Ok chat(MessageId id) {
        return new Ack.Ok(Json.object().put("id", id.value()));
    }

    private static Ack ok(JsonNode node) {
        ObjectNode body = ((ObjectNode) node).deepCopy();
        body.remove("ok");
        return new Ack.Ok(body);
    }

    private static Ack refused(Fields fields) throws BadMessageException {
        return new Ack.Refused(
                ServerEventReader.errorCode(fields), ServerEventReader.story(fields, "message"));
    }
}
