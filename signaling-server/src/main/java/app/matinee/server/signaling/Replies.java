package app.matinee.server.signaling;

import app.matinee.protocol.codec.Ack;
import app.matinee.protocol.codec.AckCodec;
import app.matinee.protocol.codec.Json;
import app.matinee.server.room.Reply;

/// From a room's reply to an ack.
final class Replies {
    private Replies() {}

    static Ack ack(Reply reply) {
        return switch (reply) {
            case Reply.Done done -> Ack.ok();
            case Reply.Applied(long seq) -> new Ack.Ok(Json.object().put("seq", seq));
            case Reply.Stored(var id) -> AckCodec.chat(id);
            case Reply.Entered entered -> AckCodec.room(entered.room().roomId());
            case Reply.Waits(var room, var knock, long untilMs) ->
                    AckCodec.atTheDoor(room, untilMs);
            case Reply.Invites(var invites) -> AckCodec.invites(invites);
            case Reply.Invited invited ->
                    throw new IllegalArgumentException("an invite without its token is of no use");
            case Reply.Whole whole -> Ack.ok();
            case Reply.Refused(var code, var message) -> new Ack.Refused(code, message);
        };
    }
}
