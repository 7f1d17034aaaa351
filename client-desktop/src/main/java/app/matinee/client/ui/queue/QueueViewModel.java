package app.matinee.client.ui.queue;

import app.matinee.client.session.Party;
import app.matinee.client.session.PartyState;
import app.matinee.client.session.UserAction;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.Times;
import app.matinee.client.ui.common.Words;
import app.matinee.protocol.Media;
import app.matinee.protocol.Member;
import app.matinee.protocol.QueueItem;
import app.matinee.protocol.QueueItemId;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What comes next. FX thread.
public final class QueueViewModel {
    /// @param more length and who added it, as far as known
    record Entry(QueueItemId id, String title, String more) {}

    private final Party party;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();

    /// Kept: listeners on a wrapper that nobody keeps are lost with it.
    private final ObservableList<Entry> entriesView =
            FXCollections.unmodifiableObservableList(entries);

    private final ReadOnlyObjectWrapper<@Nullable Media> nowOn = new ReadOnlyObjectWrapper<>();

    public QueueViewModel(Party party, PartyFeed feed) {
        this.party = party;
        feed.follow(this::show);
    }

    ObservableList<Entry> entries() {
        return entriesView;
    }

    ReadOnlyObjectProperty<@Nullable Media> nowOn() {
        return nowOn.getReadOnlyProperty();
    }

    /// Puts the first of the queue on.
    public void next() {
        if (!entries.isEmpty()) {
            Media on = nowOn.get();
            party.post(new UserAction.QueueNext(on == null ? null : on.id()));
        }
    }

    void remove(Entry entry) {
        party.post(new UserAction.QueueRemove(entry.id()));
    }

    /// @param by places, negative towards the front; past an end does nothing
    void move(Entry entry, int by) {
        moveTo(entry.id(), indexOf(entry.id()) + by);
    }

    /// @param index where it shall stand, 0 the front; out of range does nothing
    void moveTo(QueueItemId id, int index) {
        int from = indexOf(id);
        if (from >= 0 && index >= 0 && index < entries.size() && index != from) {
            party.post(new UserAction.QueueMove(id, index));
        }
    }

    int indexOf(QueueItemId id) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private void show(PartyState state) {
        PartyState.Room room = state.room();
        nowOn.set(room == null ? null : room.film().media());
        List<Entry> now =
                room == null
                        ? List.of()
                        : room.queue().stream().map(item -> entry(item, room)).toList();
        if (!now.equals(entries)) {
            entries.setAll(now);
        }
    }

    private static Entry entry(QueueItem item, PartyState.Room room) {
        String by =
                room.members().stream()
                        .filter(member -> member.userId().equals(item.addedBy()))
                        .findFirst()
                        .map(Member::name)
                        .map(name -> Words.of("queue.by", name))
                        .orElse("");
        Long duration = item.media().durationMs();
        String length = duration == null ? "" : Times.position(duration);
        String more = length.isEmpty() || by.isEmpty() ? length + by : length + " · " + by;
        return new Entry(item.id(), item.media().title(), more);
    }
}
