package app.matinee.server.room;

import app.matinee.protocol.CommandId;
import app.matinee.protocol.Limits;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.ServerEvent.ChatPosted;
import app.matinee.protocol.UserId;
import app.matinee.protocol.codec.BadMessageException;
import app.matinee.protocol.codec.ChatCodec;
import app.matinee.protocol.codec.Fields;
import app.matinee.protocol.codec.Json;
import app.matinee.protocol.codec.MediaCodec;
import app.matinee.protocol.codec.RoomCodec;
import app.matinee.server.store.DamagedException;
import app.matinee.server.store.StoredForm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A room as it is kept: JSON mapped by hand, so that a renamed component never loses a stored one,
/// and read as strictly as the wire. The chat is the log; everything else is the head.
///
/// Not kept is what only a living connection can tell: how a player stands and since when a
/// connection is lost. A component added later is read as optional, since rooms from before it are
/// still stored; a test counts the components.
public final class StoredRoom implements StoredForm<RoomState> {
    /// What a client may have sent without having heard the answer when the server stopped.
    static final int COMMANDS_KEPT = 16;

    static final int MAX_HASH_LENGTH = 256;
    private static final int MAX_ID_LENGTH = 64;

    @Override
    public String head(RoomState room) {
        ObjectNode json = Json.object();
        json.put("roomId", room.id().value());
        json.put("title", room.title());
        if (!room.origin().equals(Origin.UNKNOWN)) {
            json.set(
                    "origin",
                    Json.object()
                            .put("founder", room.origin().founder())
                            .put("foundedServerMs", room.origin().foundedServerMs()));
        }
        json.set("policy", RoomCodec.policy(room.policy()));
        json.put("epoch", room.epoch());
        json.put("seq", room.seq());
        json.set("access", StoredHouse.access(room.access()));
        json.set("seats", RoomCodec.array(room.seats(), StoredRoom::seat));
        json.set("gone", RoomCodec.array(room.people().gone(), StoredHouse::standing));
        json.set("playback", MediaCodec.playback(room.playback()));
        Gate gate = room.gate();
        if (gate != null) {
            json.set("gate", gate(gate));
        }
        json.set("queue", RoomCodec.array(room.queue(), RoomCodec::queueItem));
        Long emptySince = room.people().emptySinceServerMs();
        if (emptySince != null) {
            json.put("emptySinceServerMs", emptySince);
        }
        return Json.write(json);
    }

    @Override
    public LogStep step(@Nullable RoomState before, RoomState after) {
        List<ChatPosted> old = before == null ? List.of() : before.chat();
        List<ChatPosted> now = after.chat();
        if (old == now) {
            return LogStep.NONE;
        }
        int dropped = now.isEmpty() ? old.size() : indexOf(old, now.getFirst());
        int left = old.size() - dropped;
        boolean grown =
                left <= now.size() && old.subList(dropped, old.size()).equals(now.subList(0, left));
        return grown
                ? new LogStep(dropped, texts(now.subList(left, now.size())))
                : new LogStep(old.size(), texts(now));
    }

    private static int indexOf(List<ChatPosted> lines, ChatPosted line) {
        int at = lines.indexOf(line);
        return at < 0 ? lines.size() : at;
    }

    private static List<String> texts(List<ChatPosted> lines) {
        return lines.stream().map(line -> Json.write(ChatCodec.posted(line))).toList();
    }

    @Override
    public boolean sameWhenKept(RoomState before, RoomState after) {
        return before == after
                || (before.withSeats(List.of()).equals(after.withSeats(List.of()))
                        && seatsAsKept(before).equals(seatsAsKept(after)));
    }

    private static List<Seat> seatsAsKept(RoomState room) {
        return room.seats().stream().map(StoredRoom::asKept).toList();
    }

    /// Without what only a living connection can tell.
    private static Seat asKept(Seat seat) {
        return new Seat(
                seat.member(),
                new Seat.Line(
                        seat.line().address(),
                        seat.line().resumeHash(),
                        seat.line().formerHash(),
                        null,
                        // Not worth a write of its own.
                        0),
                seat.recentCommands(),
                null,
                PlayerState.UNKNOWN);
    }

    @Override
    public RoomState read(String head, List<String> log) throws DamagedException {
        try {
            List<ChatPosted> chat = new ArrayList<>();
            for (String line : log) {
                chat.add(
                        Fields.read(
                                Json.parse(line), Fields.Extras.REFUSED, ChatCodec::readPosted));
            }
            return Fields.read(
                    Json.parse(head), Fields.Extras.REFUSED, fields -> readHead(fields, chat));
        } catch (BadMessageException e) {
            throw new DamagedException(e.getMessage(), e);
        }
    }

    private static RoomState readHead(Fields fields, List<ChatPosted> chat)
            throws BadMessageException {
        return new RoomState(
                fields.id("roomId", RoomId::new),
                fields.text("title", Limits.MAX_ROOM_TITLE_LENGTH),
                readOrigin(fields),
                fields.object("policy", RoomCodec::readPolicy),
                fields.opaque("epoch"),
                fields.seq(),
                fields.object("access", StoredHouse::readAccess),
                new People(
                        fields.objects("seats", Limits.MAX_MEMBERS, StoredRoom::readSeat),
                        fields.objects("gone", Standing.KEPT, StoredHouse::readStanding),
                        fields.optionalInteger("emptySinceServerMs", 0, Long.MAX_VALUE)),
                new Show(
                        fields.object("playback", MediaCodec::readPlayback),
                        fields.optionalObject("gate", StoredRoom::readGate),
                        fields.objects("queue", Limits.MAX_QUEUE, RoomCodec::readQueueItem)),
                ChatLog.of(chat));
    }

    private static Origin readOrigin(Fields fields) throws BadMessageException {
        Origin origin =
                fields.optionalObject(
                        "origin",
                        f ->
                                new Origin(
                                        f.text("founder", MAX_HASH_LENGTH),
                                        f.serverMs("foundedServerMs")));
        return origin == null ? Origin.UNKNOWN : origin;
    }

    private static ObjectNode seat(Seat seat) {
        List<CommandId> commands = seat.recentCommands();
        ObjectNode json = Json.object();
        json.set("member", RoomCodec.member(seat.member()));
        json.put("address", seat.line().address());
        json.put("resumeHash", seat.line().resumeHash());
        String former = seat.line().formerHash();
        if (former != null) {
            json.put("formerHash", former);
        }
        json.put("heardServerMs", seat.line().heardServerMs());
        json.set(
                "commands",
                RoomCodec.array(
                        commands.subList(
                                Math.max(0, commands.size() - COMMANDS_KEPT), commands.size()),
                        id -> JsonNodeFactory.instance.stringNode(id.value())));
        return json;
    }

    private static Seat readSeat(Fields fields) throws BadMessageException {
        return new Seat(
                fields.object("member", RoomCodec::readMember),
                new Seat.Line(
                        fields.text("address", MAX_HASH_LENGTH),
                        fields.text("resumeHash", MAX_HASH_LENGTH),
                        fields.optionalText("formerHash", MAX_HASH_LENGTH),
                        null,
                        fields.serverMs("heardServerMs")),
                fields.texts("commands", COMMANDS_KEPT, MAX_ID_LENGTH).stream()
                        .map(CommandId::new)
                        .toList(),
                null,
                PlayerState.UNKNOWN);
    }

    private static ObjectNode gate(Gate gate) {
        ObjectNode json = Json.object();
        json.set("waiting", RoomCodec.putWaiting(Json.object(), gate.waiting()));
        json.set(
                "saidReady",
                RoomCodec.array(
                        gate.saidReady(), id -> JsonNodeFactory.instance.stringNode(id.value())));
        return json;
    }

    private static Gate readGate(Fields fields) throws BadMessageException {
        return new Gate(
                fields.object("waiting", RoomCodec::readWaiting),
                fields.texts("saidReady", Limits.MAX_MEMBERS, MAX_ID_LENGTH).stream()
                        .map(UserId::new)
                        .toList());
    }
}
