package app.matinee.client.ui.chat;

import app.matinee.client.session.Party;
import app.matinee.client.session.PartyState;
import app.matinee.client.session.PartyState.ChatLine;
import app.matinee.client.session.UserAction;
import app.matinee.client.ui.common.Emoji;
import app.matinee.client.ui.common.EmojiText;
import app.matinee.client.ui.common.MomentWords;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.Times;
import app.matinee.client.ui.common.Words;
import app.matinee.protocol.Limits;
import app.matinee.protocol.Member;
import app.matinee.protocol.ServerEvent;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The chat: lines, what is being written, and who else writes. FX thread.
public final class ChatViewModel {
    /// Lines by one person within this time share a name.
    private static final long ONE_BREATH_MS = 120_000;

    /// The server forgets a typing hint after a while; say it again in time.
    private static final long HINT_EVERY_NANOS = 2_000_000_000L;

    private static final int COUNTER_FROM = Limits.MAX_CHAT_LENGTH - 200;

    private final Party party;
    private final ZoneId zone;
    private final LongSupplier nanoTime;
    private final ObservableList<ChatRow> rows = FXCollections.observableArrayList();

    /// Kept: listeners on a wrapper that nobody keeps are lost with it.
    private final ObservableList<ChatRow> rowsView = FXCollections.unmodifiableObservableList(rows);

    private final StringProperty draft = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper counter = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper typing = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private final BooleanProperty watched = new SimpleBooleanProperty();

    private List<ChatLine> lines = List.of();
    private @Nullable Long lastHintNanos;

    public ChatViewModel(Party party, PartyFeed feed, ZoneId zone, LongSupplier nanoTime) {
        this.party = party;
        this.zone = zone;
        this.nanoTime = nanoTime;
        draft.addListener((property, before, now) -> draftChanged(now));
        watched.addListener((property, before, now) -> markRead(now));
        feed.follow(this::show);
    }

    public ObservableList<ChatRow> rows() {
        return rowsView;
    }

    StringProperty draft() {
        return draft;
    }

    /// How many characters are left, or too many; empty while there is room enough.
    ReadOnlyStringProperty counter() {
        return counter.getReadOnlyProperty();
    }

    /// `Ana is writing…`; empty when nobody is.
    ReadOnlyStringProperty typing() {
        return typing.getReadOnlyProperty();
    }

    /// Lines people wrote while the panel was not in sight.
    public ReadOnlyIntegerProperty unread() {
        return unread.getReadOnlyProperty();
    }

    /// Whether the chat is in sight; set by the room.
    public BooleanProperty watched() {
        return watched;
    }

    /// Sends the draft. Nothing is lost when it is too long.
    void send() {
        String text = EmojiText.fromShortNames(draft.get()).strip();
        if (text.isEmpty() || text.length() > Limits.MAX_CHAT_LENGTH) {
            return;
        }
        party.post(new UserAction.Say(text));
        draft.set("");
    }

    void react(Emoji emoji) {
        party.post(new UserAction.React(emoji.text()));
    }

    private void draftChanged(String text) {
        int left = Limits.MAX_CHAT_LENGTH - EmojiText.fromShortNames(text).strip().length();
        counter.set(text.length() < COUNTER_FROM ? "" : Integer.toString(left));
        long now = nanoTime.getAsLong();
        Long last = lastHintNanos;
        if (!text.isBlank() && (last == null || now - last >= HINT_EVERY_NANOS)) {
            lastHintNanos = now;
            party.post(new UserAction.WriteSomething());
        }
    }

    private void show(PartyState state) {
        PartyState.Room room = state.room();
        if (room == null) {
            lines = List.of();
            rows.clear();
            typing.set("");
            unread.set(0);
            return;
        }
        typing.set(typingWords(room));
        if (room.chat().equals(lines)) {
            return;
        }
        if (!watched.get()) {
            long fresh =
                    room.chat().stream()
                            .filter(line -> line instanceof ChatLine.Said said && !said.own())
                            .filter(line -> !lines.contains(line))
                            .count();
            unread.set(unread.get() + (int) fresh);
        }
        lines = room.chat();
        rows.setAll(rowsOf(lines));
    }

    private void markRead(boolean inSight) {
        if (inSight) {
            unread.set(0);
        }
    }

    private List<ChatRow> rowsOf(List<ChatLine> chat) {
        List<ChatRow> drawn = new ArrayList<>(chat.size());
        ServerEvent.@Nullable ChatPosted above = null;
        for (ChatLine line : chat) {
            switch (line) {
                case ChatLine.Said said -> {
                    ServerEvent.ChatPosted posted = said.posted();
                    drawn.add(
                            new ChatRow.Said(
                                    said,
                                    posted.name(),
                                    said.own() ? Words.of("moment.you") : posted.name(),
                                    Times.ofDay(posted.sentServerMs(), zone),
                                    posted.text(),
                                    said.own(),
                                    said.pending(),
                                    above != null && follows(above, posted)));
                    above = posted;
                }
                case ChatLine.Story story -> {
                    drawn.add(
                            new ChatRow.Told(
                                    story,
                                    Times.ofDay(story.atServerMs(), zone),
                                    MomentWords.story(story.what())));
                    above = null;
                }
            }
        }
        return drawn;
    }

    private static boolean follows(ServerEvent.ChatPosted above, ServerEvent.ChatPosted posted) {
        return above.from().equals(posted.from())
                && posted.sentServerMs() - above.sentServerMs() < ONE_BREATH_MS;
    }

    private static String typingWords(PartyState.Room room) {
        List<String> names =
                room.members().stream()
                        .filter(member -> !member.userId().equals(room.self()))
                        .filter(member -> room.typing().contains(member.userId()))
                        .map(Member::name)
                        .toList();
        return switch (names.size()) {
            case 0 -> "";
            case 1 -> Words.of("chat.typing", names.getFirst());
            case 2 -> Words.of("chat.typing.two", names.get(0), names.get(1));
            default -> Words.of("chat.typing.many");
        };
    }
}
