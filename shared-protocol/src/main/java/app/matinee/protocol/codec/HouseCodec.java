package app.matinee.protocol.codec;

import app.matinee.protocol.ClientEvent.AnswerKnock;
import app.matinee.protocol.ClientEvent.CreateInvite;
import app.matinee.protocol.ClientEvent.HouseRule;
import app.matinee.protocol.ClientEvent.Kick;
import app.matinee.protocol.ClientEvent.ListInvites;
import app.matinee.protocol.ClientEvent.RevokeInvite;
import app.matinee.protocol.ClientEvent.SetLock;
import app.matinee.protocol.ClientEvent.SetPassword;
import app.matinee.protocol.ClientEvent.SetRole;
import app.matinee.protocol.ClientEvent.Unban;
import app.matinee.protocol.Invite;
import app.matinee.protocol.InviteId;
import app.matinee.protocol.Knock;
import app.matinee.protocol.KnockId;
import app.matinee.protocol.Limits;
import app.matinee.protocol.Role;
import app.matinee.protocol.UserId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// How a room is kept, as JSON: roles, kicks, the door, invites.
public final class HouseCodec {
    private HouseCodec() {}

    static ObjectNode body(HouseRule event) {
        ObjectNode json = Json.object();
        return switch (event) {
            case SetRole e -> json.put("userId", e.userId().value()).put("role", e.role().wire());
            case Kick e -> putIfThere(json.put("userId", e.userId().value()), "banMs", e.banMs());
            case Unban e -> json.put("personId", e.personId().value());
            case SetPassword e -> e.password() == null ? json : json.put("password", e.password());
            case SetLock e -> json.put("locked", e.locked());
            case AnswerKnock e -> json.put("knockId", e.knockId().value()).put("admit", e.admit());
            case CreateInvite e -> {
                putIfThere(json, "validMs", e.validMs());
                yield e.uses() == null ? json : json.put("uses", e.uses());
            }
            case RevokeInvite e -> json.put("inviteId", e.inviteId().value());
            case ListInvites _ -> json;
        };
    }

    static SetRole setRole(Fields fields) throws BadMessageException {
        return new SetRole(fields.id("userId", UserId::new), fields.choice("role", Role.class));
    }

    static Kick kick(Fields fields) throws BadMessageException {
        return new Kick(
                fields.id("userId", UserId::new),
                fields.optionalInteger("banMs", 1, Limits.MAX_BAN_MS));
    }

    static AnswerKnock answerKnock(Fields fields) throws BadMessageException {
        return new AnswerKnock(fields.id("knockId", KnockId::new), fields.bool("admit"));
    }

    static CreateInvite createInvite(Fields fields) throws BadMessageException {
        return new CreateInvite(
                fields.optionalInteger("validMs", 1, Limits.MAX_INVITE_MS),
                optionalUses(fields, "uses"));
    }

    static ObjectNode knock(Knock knock) {
        return Json.object()
                .put("knockId", knock.knockId().value())
                .put("name", knock.name())
                .put("untilServerMs", knock.untilServerMs());
    }

    static Knock readKnock(Fields fields) throws BadMessageException {
        return new Knock(
                fields.id("knockId", KnockId::new),
                fields.text("name", Limits.MAX_NAME_UNITS),
                fields.serverMs("untilServerMs"));
    }

    public static ObjectNode invite(Invite invite) {
        ObjectNode json =
                Json.object()
                        .put("inviteId", invite.inviteId().value())
                        .put("by", invite.by().value())
                        .put("expiresServerMs", invite.expiresServerMs());
        if (invite.maxUses() != null) {
            json.put("maxUses", invite.maxUses());
        }
        return json.put("used", invite.used());
    }

    public static Invite readInvite(Fields fields) throws BadMessageException {
        return new Invite(
                fields.id("inviteId", InviteId::new),
                fields.id("by", UserId::new),
                fields.serverMs("expiresServerMs"),
                optionalUses(fields, "maxUses"),
                Math.toIntExact(fields.integer("used", 0, Integer.MAX_VALUE)));
    }

    private static @Nullable Integer optionalUses(Fields fields, String name)
            throws BadMessageException {
        Long uses = fields.optionalInteger(name, 1, Limits.MAX_INVITE_USES);
        return uses == null ? null : Math.toIntExact(uses);
    }

    private static ObjectNode putIfThere(ObjectNode json, String name, @Nullable Long value) {
        return value == null ? json : json.put(name, value);
    }
}
