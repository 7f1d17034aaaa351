package app.matinee.client.session;

import app.matinee.client.session.PartyState.ChatLine;
import app.matinee.client.signaling.Answer;
import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ClientMessageId;
import app.matinee.protocol.Limits;
import app.matinee.protocol.MessageId;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Lines, reactions, who is writing. A line of one's own stays grey until its id comes back; after
/// a lost connection it is sent again under the same id, which the server stores once.
final class ChatLogic {
    static final int MAX_LINES = 500;
    static final long TYPING_NANOS = 5_000_000_000L;
    static final long TYPING_SPACING_NANOS = 3_000_000_000L;

    private ChatLogic() {}

    static void say(Turn turn, String typed) {
        RoomState room = turn.room();
        String text = typed.strip();
        if (room == null || text.isEmpty()) {
            return;
        }
        String fitting = text.substring(0, Math.min(text.length(), Limits.MAX_CHAT_LENGTH));
        ClientMessageId id = turn.newMessageId();
        ServerEvent.ChatPosted line =
                new ServerEvent.ChatPosted(
                        new MessageId(id.value()),
                        room.self(),
                        room.nameOf(room.self()).orElse(""),
                        fitting,
                        Math.max(0, turn.serverNowMs()),
                        null,
                        id);
        append(turn, new ChatLine.Said(line, true, true));
        send(turn, line);
    }

    private static void send(Turn turn, ServerEvent.ChatPosted line) {
        if (turn.isUp()) {
            turn.send(
                    new ClientEvent.ChatSend(line.text(), line.clientMessageId()),
                    new Request.Line(line.clientMessageId()));
        }
    }

    static void resend(Turn turn) {
        RoomState room = turn.room();
        if (room == null) {
            return;
        }
        for (ChatLine line : room.chat()) {
            if (line instanceof ChatLine.Said said && said.pending()) {
                send(turn, said.posted());
            }
        }
    }

    static void posted(Turn turn, ServerEvent.ChatPosted line) {
        RoomState room = turn.room();
        if (room == null) {
            return;
        }
        Map<UserId, Long> typing = new HashMap<>(room.typingUntil());
        typing.remove(line.from());
        List<ChatLine> chat = new ArrayList<>(room.chat());
        chat.removeIf(known -> isSame(known, line));
        chat.add(new ChatLine.Said(line, line.from().equals(room.self()), false));
        turn.set(room.withTypingUntil(typing).withChat(chat));
        trim(turn);
    }

    /// The same line: by the server's id, or one's own that waited.
    private static boolean isSame(ChatLine known, ServerEvent.ChatPosted line) {
        return known instanceof ChatLine.Said said
                && (said.posted().id().equals(line.id())
                        || (said.pending()
                                && said.posted().clientMessageId().equals(line.clientMessageId())));
    }

    /// The snapshot's lines, this client's own story lines, and what is still on its way.
    static void snapshot(Turn turn, List<ServerEvent.ChatPosted> lines) {
        RoomState room = turn.room();
        if (room == null) {
            return;
        }
        List<ChatLine> chat = new ArrayList<>();
        List<ChatLine> pending = new ArrayList<>();
        for (ChatLine known : room.chat()) {
            boolean again = lines.stream().anyMatch(line -> isSame(known, line));
            if (!again) {
                (isPending(known) ? pending : chat).add(known);
            }
        }
        for (ServerEvent.ChatPosted line : lines) {
            chat.add(new ChatLine.Said(line, line.from().equals(room.self()), false));
        }
        chat.sort(Comparator.comparingLong(ChatLogic::atServerMs));
        chat.addAll(pending);
        turn.set(room.withChat(chat));
        trim(turn);
    }

    /// The last line the server told.
    static Optional<MessageId> lastLine(RoomState room) {
        return room.chat().reversed().stream()
                .filter(line -> line instanceof ChatLine.Said && !isPending(line))
                .map(line -> ((ChatLine.Said) line).posted().id())
                .findFirst();
    }

    private static boolean isPending(ChatLine line) {
        return line instanceof ChatLine.Said said && said.pending();
    }

    private static long atServerMs(ChatLine line) {
        return switch (line) {
            case ChatLine.Said said -> said.posted().sentServerMs();
            case ChatLine.Story story -> story.atServerMs();
        };
    }

    static void answered(Turn turn, ClientMessageId id, Answer answer) {
        RoomState room = turn.room();
        if (room == null || !(answer instanceof Answer.Refused refused)) {
            return;
        }
        turn.set(
                room.withChat(
                        room.chat().stream()
                                .filter(line ->
                                        !(line instanceof ChatLine.Said said
                                                && said.pending()
                                                && said.posted().clientMessageId().equals(id)))
                                .toList()));
        Refusals.tell(turn, refused);
    }

    /// Adds a line of the room's story and tells it as a moment.
    static void story(Turn turn, Moment moment) {
        append(turn, new ChatLine.Story(moment, turn.serverNowMs()));
        turn.tell(moment);
    }

    private static void append(Turn turn, ChatLine line) {
        RoomState room = turn.room();
        if (room != null) {
            List<ChatLine> chat = new ArrayList<>(room.chat());
            chat.add(line);
            turn.set(room.withChat(chat));
            trim(turn);
        }
    }

    private static void trim(Turn turn) {
        RoomState room = turn.room();
        if (room != null && room.chat().size() > MAX_LINES) {
            int tooMany = room.chat().size() - MAX_LINES;
            turn.set(room.withChat(room.chat().subList(tooMany, room.chat().size())));
        }
    }

    static void react(Turn turn, String emoji) {
        RoomState room = turn.room();
        if (room == null
                || !turn.isUp()
                || emoji.isEmpty()
                || emoji.length() > Limits.MAX_EMOJI_LENGTH) {
            return;
        }
        turn.send(new ClientEvent.React(emoji), new Request.Plain());
        turn.tell(
                new Moment.Reacted(room.self(), room.nameOf(room.self()).orElse(""), true, emoji));
    }

    static void reacted(Turn turn, ServerEvent.Reacted event) {
        RoomState room = turn.room();
        if (room != null && !event.from().equals(room.self())) {
            room.nameOf(event.from())
                    .ifPresent(name ->
                            turn.tell(
                                    new Moment.Reacted(event.from(), name, false, event.emoji())));
        }
    }

    static void write(Turn turn) {
        if (turn.isUp() && turn.isPast(turn.sync().typingToldNanos())) {
            turn.set(turn.sync().typed(turn.in(TYPING_SPACING_NANOS)));
            turn.send(new ClientEvent.Typing(), new Request.Silent());
        }
    }

    static void typing(Turn turn, ServerEvent.IsTyping event) {
        RoomState room = turn.room();
        if (room != null && !event.from().equals(room.self())) {
            Map<UserId, Long> typing = new HashMap<>(room.typingUntil());
            typing.put(event.from(), turn.in(TYPING_NANOS));
            turn.set(room.withTypingUntil(typing));
        }
    }

    static void woke(Turn turn) {
        RoomState room = turn.room();
        if (room != null && room.typingUntil().values().stream().anyMatch(turn::isPast)) {
            turn.set(
                    room.withTypingUntil(
                            room.typingUntil().entrySet().stream()
                                    .filter(e -> !turn.isPast(e.getValue()))
                                    .collect(
                                            Collectors.toMap(
                                                    Map.Entry::getKey, Map.Entry::getValue))));
        }
    }
}
