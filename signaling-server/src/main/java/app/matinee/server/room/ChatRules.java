package app.matinee.server.room;

import app.matinee.protocol.ClientEvent.ChatSend;
import app.matinee.protocol.ClientEvent.React;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.Media;
import app.matinee.protocol.MessageId;
import app.matinee.protocol.ServerEvent.ChatPosted;
import app.matinee.protocol.ServerEvent.IsTyping;
import app.matinee.protocol.ServerEvent.Reacted;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What people say. Chat takes no `seq`: a missed line is in the snapshot, and a line must not make
/// a film jump.
final class ChatRules {
    private ChatRules() {}

    static Decision post(
            RoomState room, Seat by, ChatSend chat, String freshId, long nowMs, RoomBounds bounds) {
        if (!Permissions.allows(by, room.policy().chat())) {
            return Permissions.forbidden(room);
        }
        Optional<ChatPosted> before = room.chat().find(by.userId(), chat.clientMessageId());
        if (before.isPresent()) {
            return Decision.of(room, new Reply.Stored(before.get().id()));
        }
        ChatPosted posted =
                new ChatPosted(
                        new MessageId(freshId),
                        by.userId(),
                        by.member().name(),
                        chat.text(),
                        nowMs,
                        mediaPositionMs(room, nowMs),
                        chat.clientMessageId());
        RoomState next = room.withChat(room.chat().with(posted, bounds.chatLines()));
        return Decision.of(next, new Reply.Stored(posted.id()), Outgoing.toAll(posted));
    }

    static Decision react(RoomState room, Seat by, React react) {
        if (!Permissions.allows(by, room.policy().chat())) {
            return Permissions.forbidden(room);
        }
        if (!Emoji.isEmoji(react.emoji())) {
            return Decision.refused(room, ErrorCode.BAD_REQUEST, "A reaction is one emoji.");
        }
        return Decision.of(
                room,
                new Reply.Done(),
                Outgoing.toOthers(by.userId(), new Reacted(by.userId(), react.emoji())));
    }

    static Decision typing(RoomState room, Seat by) {
        if (!Permissions.allows(by, room.policy().chat())) {
            return Permissions.forbidden(room);
        }
        return Decision.of(
                room, new Reply.Done(), Outgoing.toOthers(by.userId(), new IsTyping(by.userId())));
    }

    private static @Nullable Long mediaPositionMs(RoomState room, long nowMs) {
        Media media = room.playback().media();
        return media == null
                ? null
                : TimelineRules.positionAt(room.playback().timeline(), media, nowMs);
    }
}
