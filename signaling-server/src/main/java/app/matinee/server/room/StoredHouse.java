package app.matinee.server.room;

import app.matinee.protocol.Limits;
import app.matinee.protocol.PersonId;
import app.matinee.protocol.Role;
import app.matinee.protocol.codec.BadMessageException;
import app.matinee.protocol.codec.Fields;
import app.matinee.protocol.codec.HouseCodec;
import app.matinee.protocol.codec.Json;
import app.matinee.protocol.codec.RoomCodec;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// What keeps people out, and who was in, as it is kept. Who waits at the door waits over a
/// connection, so after a stop nobody does.
final class StoredHouse {
    /// A person is taken out at all their devices, each with a ban.
    private static final int MAX_BANS = 10_000;

    private StoredHouse() {}

    static ObjectNode access(Access access) {
        ObjectNode json = Json.object();
        if (access.passwordHash() != null) {
            json.put("passwordHash", access.passwordHash());
        }
        json.put("locked", access.locked());
        json.set("invites", RoomCodec.array(access.invites(), StoredHouse::invite));
        json.set("bans", RoomCodec.array(access.bans(), StoredHouse::ban));
        return json;
    }

    static Access readAccess(Fields fields) throws BadMessageException {
        return new Access(
                fields.optionalText("passwordHash", StoredRoom.MAX_HASH_LENGTH),
                fields.bool("locked"),
                fields.objects("invites", Limits.MAX_INVITES, StoredHouse::readInvite),
                fields.objects("bans", MAX_BANS, StoredHouse::readBan),
                List.of());
    }

    private static ObjectNode invite(IssuedInvite issued) {
        ObjectNode json = Json.object();
        json.set("invite", HouseCodec.invite(issued.invite()));
        return json.put("tokenHash", issued.tokenHash());
    }

    private static IssuedInvite readInvite(Fields fields) throws BadMessageException {
        return new IssuedInvite(
                fields.object("invite", HouseCodec::readInvite),
                fields.text("tokenHash", StoredRoom.MAX_HASH_LENGTH));
    }

    private static ObjectNode ban(Ban ban) {
        ObjectNode json = Json.object().put("person", ban.person().value());
        if (ban.address() != null) {
            json.put("address", ban.address());
        }
        return json.put("untilServerMs", ban.untilServerMs());
    }

    private static Ban readBan(Fields fields) throws BadMessageException {
        return new Ban(
                fields.id("person", PersonId::new),
                fields.optionalText("address", StoredRoom.MAX_HASH_LENGTH),
                fields.serverMs("untilServerMs"));
    }

    static ObjectNode standing(Standing standing) {
        return Json.object()
                .put("person", standing.person().value())
                .put("role", standing.role().wire())
                .put("welcome", standing.welcome());
    }

    static Standing readStanding(Fields fields) throws BadMessageException {
        return new Standing(
                fields.id("person", PersonId::new),
                fields.choice("role", Role.class),
                fields.bool("welcome"));
    }
}
