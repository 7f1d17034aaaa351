package app.matinee.protocol.codec;

import app.matinee.protocol.Invite;
import app.matinee.protocol.Keys;
import app.matinee.protocol.Limits;
import app.matinee.protocol.MessageId;
import app.matinee.protocol.RoomId;
import java.util.List;
import java.util.OptionalLong;
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

    /// The answer to `join_room` at a door with a lobby: to be waited at.
    ///
    /// @param untilServerMs the server's clock, milliseconds: nobody waits longer
    public static Ack.Ok atTheDoor(RoomId roomId, long untilServerMs) {
        return new Ack.Ok(
                Json.object()
                        .put("roomId", roomId.value())
                        .put("waiting", true)
                        .put("untilServerMs", untilServerMs));
    }

    /// @return until when one waits at the door, the server's clock in milliseconds; empty when one
    ///   is in
    public static OptionalLong readAtTheDoor(Ack.Ok ack) throws BadMessageException {
        return Fields.read(
                ack.body(),
                Fields.Extras.IGNORED,
                fields ->
                        fields.boolOr("waiting", false)
                                ? OptionalLong.of(fields.serverMs("untilServerMs"))
                                : OptionalLong.empty());
    }

    /// The answer to `create_invite`.
    ///
    /// @param token the secret of the link
    public static Ack.Ok invite(Invite invite, String token) {
        return new Ack.Ok(HouseCodec.invite(invite).put("invite", token));
    }

    /// @return the secret of the link
    public static String readInviteToken(Ack.Ok ack) throws BadMessageException {
        return Fields.read(
                ack.body(),
                Fields.Extras.IGNORED,
                fields -> fields.text("invite", Limits.MAX_TOKEN_LENGTH));
    }

    /// The answer to `list_invites`.
    public static Ack.Ok invites(List<Invite> invites) {
        ObjectNode json = Json.object();
        json.set("invites", RoomCodec.array(invites, HouseCodec::invite));
        return new Ack.Ok(json);
    }

    public static List<Invite> readInvites(Ack.Ok ack) throws BadMessageException {
        return Fields.read(
                ack.body(),
                Fields.Extras.IGNORED,
                fields -> fields.objects("invites", Limits.MAX_INVITES, HouseCodec::readInvite));
    }

    /// The answer to `renew_grant`.
    public static Ack.Ok grant(String grant, long untilServerMs) {
        return new Ack.Ok(
                Json.object().put("grant", grant).put("grantUntilServerMs", untilServerMs));
    }

    /// @return keys with a grant and nothing else
    public static Keys readGrant(Ack.Ok ack) throws BadMessageException {
        return Fields.read(
                ack.body(),
                Fields.Extras.IGNORED,
                fields ->
                        new Keys(
                                null,
                                null,
                                fields.text("grant", Limits.MAX_TOKEN_LENGTH),
                                fields.serverMs("grantUntilServerMs")));
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
