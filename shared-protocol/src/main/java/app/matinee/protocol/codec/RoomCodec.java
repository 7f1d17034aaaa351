package app.matinee.protocol.codec;

import app.matinee.protocol.CallState;
import app.matinee.protocol.Limits;
import app.matinee.protocol.Member;
import app.matinee.protocol.PersonId;
import app.matinee.protocol.QueueItem;
import app.matinee.protocol.QueueItemId;
import app.matinee.protocol.Role;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.RoomPolicy;
import app.matinee.protocol.RoomRules;
import app.matinee.protocol.RoomSnapshot;
import app.matinee.protocol.UserId;
import app.matinee.protocol.Waiting;
import java.util.Collection;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Rooms, their people and their queue as JSON.
public final class RoomCodec {
    private RoomCodec() {}

    /// The room's own facts, without who is in it and what is on.
    public static ObjectNode room(RoomSnapshot room) {
        ObjectNode json = Json.object();
        json.put("roomId", room.roomId().value());
        putRules(json, room.rules());
        json.put("epoch", room.epoch());
        json.put("seq", room.seq());
        return json;
    }

    static void putRules(ObjectNode json, RoomRules rules) {
        json.put("title", rules.title());
        json.put("hasPassword", rules.hasPassword());
        json.put("locked", rules.locked());
        json.set("policy", policy(rules.policy()));
    }

    /// `{room, members, playback, queue, chat, serverTimeMs}`
    public static ObjectNode snapshot(RoomSnapshot room) {
        ObjectNode json = Json.object();
        json.set("room", room(room));
        json.set("members", array(room.members(), RoomCodec::member));
        json.set("playback", MediaCodec.playback(room.playback()));
        Waiting waiting = room.waiting();
        if (waiting != null) {
            json.set("waiting", putWaiting(Json.object(), waiting));
        }
        json.set("queue", array(room.queue(), RoomCodec::queueItem));
        json.set("chat", array(room.chat(), ChatCodec::posted));
        json.put("serverTimeMs", room.serverTimeMs());
        return json;
    }

    public static ObjectNode policy(RoomPolicy policy) {
        ObjectNode json = Json.object();
        json.put("control", policy.control().wire());
        json.put("queue", policy.queue().wire());
        json.put("chat", policy.chat().wire());
        json.put("speak", policy.speak().wire());
        json.put("share", policy.share().wire());
        json.put("waitFor", policy.waitFor().wire());
        json.put("lobby", policy.lobby());
        return json;
    }

    public static ObjectNode member(Member member) {
        ObjectNode json = Json.object();
        json.put("userId", member.userId().value());
        json.put("name", member.name());
        json.put("role", member.role().wire());
        json.put("joinedServerMs", member.joinedServerMs());
        json.put("waitForMe", member.waitForMe());
        json.put("personId", member.personId().value());
        if (!member.call().equals(CallState.OFF)) {
            json.set("call", CallCodec.state(member.call()));
        }
        return json;
    }

    public static ObjectNode queueItem(QueueItem item) {
        ObjectNode json = Json.object();
        json.put("id", item.id().value());
        json.set("media", MediaCodec.media(item.media()));
        json.put("addedBy", item.addedBy().value());
        return json;
    }

    public static ObjectNode putWaiting(ObjectNode json, Waiting waiting) {
        json.put("reason", waiting.reason().wire());
        UserId by = waiting.by();
        if (by != null) {
            json.put("by", by.value());
        }
        json.set(
                "for",
                array(waiting.forWhom(), who -> JsonNodeFactory.instance.stringNode(who.value())));
        return json.put("untilServerMs", waiting.untilServerMs());
    }

    /// @return what `writer` makes of each, in order
    public static <T> ArrayNode array(Collection<T> values, Function<T, JsonNode> writer) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode(values.size());
        values.forEach(value -> json.add(writer.apply(value)));
        return json;
    }

    /// Where `room` stands is only known while reading it, so its fields wait here for the others.
    private record Heading(RoomId roomId, RoomRules rules, String epoch, long seq) {}

    static RoomSnapshot readSnapshot(Fields fields) throws BadMessageException {
        Heading heading = fields.object("room", RoomCodec::readHeading);
        return new RoomSnapshot(
                heading.roomId(),
                heading.rules(),
                heading.epoch(),
                heading.seq(),
                fields.objects("members", Limits.MAX_MEMBERS, RoomCodec::readMember),
                fields.object("playback", MediaCodec::readPlayback),
                fields.optionalObject("waiting", RoomCodec::readWaiting),
                fields.objects("queue", Limits.MAX_QUEUE, RoomCodec::readQueueItem),
                fields.objects("chat", Limits.MAX_CHAT_HISTORY, ChatCodec::readPosted),
                fields.serverMs("serverTimeMs"));
    }

    private static Heading readHeading(Fields fields) throws BadMessageException {
        return new Heading(
                fields.id("roomId", RoomId::new),
                readRules(fields),
                fields.opaque("epoch"),
                fields.seq());
    }

    static RoomRules readRules(Fields fields) throws BadMessageException {
        return new RoomRules(
                fields.text("title", Limits.MAX_ROOM_TITLE_LENGTH),
                fields.bool("hasPassword"),
                fields.bool("locked"),
                fields.object("policy", RoomCodec::readPolicy));
    }

    /// Clients older than speaking, sharing and the door leave those out.
    public static RoomPolicy readPolicy(Fields fields) throws BadMessageException {
        return new RoomPolicy(
                fields.choice("control", Role.class),
                fields.choice("queue", Role.class),
                fields.choice("chat", Role.class),
                fields.choiceOr("speak", Role.MEMBER),
                fields.choiceOr("share", Role.MEMBER),
                fields.choice("waitFor", RoomPolicy.WaitFor.class),
                fields.boolOr("lobby", false));
    }

    public static Waiting readWaiting(Fields fields) throws BadMessageException {
        return new Waiting(
                fields.choice("reason", Waiting.Reason.class),
                fields.optionalId("by", UserId::new),
                fields.ids("for", Limits.MAX_MEMBERS, UserId::new),
                fields.serverMs("untilServerMs"));
    }

    public static Member readMember(Fields fields) throws BadMessageException {
        CallState call = fields.optionalObject("call", CallCodec::readState);
        return new Member(
                fields.id("userId", UserId::new),
                fields.text("name", Limits.MAX_NAME_UNITS),
                fields.choice("role", Role.class),
                fields.serverMs("joinedServerMs"),
                fields.bool("waitForMe"),
                fields.id("personId", PersonId::new),
                call == null ? CallState.OFF : call);
    }

    public static QueueItem readQueueItem(Fields fields) throws BadMessageException {
        return new QueueItem(
                fields.id("id", QueueItemId::new),
                fields.object("media", MediaCodec::readMedia),
                fields.id("addedBy", UserId::new));
    }
}
