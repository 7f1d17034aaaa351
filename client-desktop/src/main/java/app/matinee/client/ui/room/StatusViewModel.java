package app.matinee.client.ui.room;

import app.matinee.client.player.PlayerReading;
import app.matinee.client.session.Party;
import app.matinee.client.session.PartyState;
import app.matinee.client.session.PartyState.Link;
import app.matinee.client.session.UserAction;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.Words;
import app.matinee.client.ui.waiting.WaitingWords;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// How things stand, in three words. FX thread.
public final class StatusViewModel {
    /// How urgent it is.
    enum Mood {
        CALM,
        GOOD,
        BUSY,
        BAD
    }

    private final Party party;
    private final LongSupplier nanoTime;
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Mood> mood = new ReadOnlyObjectWrapper<>(Mood.CALM);
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private PartyState state = PartyState.LOBBY;

    public StatusViewModel(Party party, PartyFeed feed, LongSupplier nanoTime) {
        this.party = party;
        this.nanoTime = nanoTime;
        feed.follow(now -> {
            state = now;
            PartyState.Room room = now.room();
            playing.set(
                    room != null
                            && room.film().failure() == null
                            && room.film().player() == PlayerReading.Status.PLAYING);
            tick();
        });
    }

    ReadOnlyStringProperty words() {
        return words.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Mood> mood() {
        return mood.getReadOnlyProperty();
    }

    /// Whether a film is playing that could be put where the room is.
    ReadOnlyBooleanProperty playing() {
        return playing.getReadOnlyProperty();
    }

    void resync() {
        party.post(new UserAction.Resync());
    }

    void reconnectNow() {
        party.post(new UserAction.ReconnectNow());
    }

    /// Counts the seconds to the next try down.
    void tick() {
        switch (state.link()) {
            case Link.Mending mending -> {
                long waitNanos = mending.nextTryAtNanos() - nanoTime.getAsLong();
                long seconds = (waitNanos + 999_999_999L) / 1_000_000_000L;
                tell(
                        Mood.BAD,
                        waitNanos <= 0
                                ? Words.of("status.mending")
                                : Words.of("status.mending.in", Long.toString(seconds)));
            }
            case Link.Away away -> tell(Mood.BAD, Words.of("status.away"));
            case Link.AtDoor door -> tell(Mood.BUSY, Words.of("status.door"));
            case Link.Connecting connecting -> tell(Mood.BUSY, Words.of("status.connecting"));
            case Link.Up up -> {
                PartyState.Room room = state.room();
                if (room != null) {
                    showFilm(room);
                }
            }
        }
    }

    private void showFilm(PartyState.Room room) {
        PartyState.Film film = room.film();
        if (film.failure() != null) {
            tell(Mood.BAD, Words.of("status.failed"));
            return;
        }
        if (film.waiting() != null) {
            tell(Mood.BUSY, WaitingWords.sentence(room, film.waiting()));
            return;
        }
        if (film.startNanos() != null) {
            tell(Mood.BUSY, Words.of("status.starting"));
            return;
        }
        switch (film.step()) {
            case BUFFERING -> tell(Mood.BUSY, Words.of("status.buffering"));
            case CATCHING_UP -> tell(Mood.BUSY, Words.of("status.catching"));
            case IN_STEP ->
                    tell(
                            Mood.GOOD,
                            Double.isNaN(film.skewMs())
                                    ? Words.of("status.step")
                                    : Words.of(
                                            "status.step.by",
                                            Long.toString(Math.round(Math.abs(film.skewMs())))));
            case RESTING -> tell(Mood.CALM, Words.of("status.resting"));
        }
    }

    private void tell(Mood newMood, String newWords) {
        mood.set(newMood);
        words.set(newWords);
    }
}
