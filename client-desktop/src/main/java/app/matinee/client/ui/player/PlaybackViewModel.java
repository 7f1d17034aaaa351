package app.matinee.client.ui.player;

import app.matinee.client.player.PlayerFailure;
import app.matinee.client.player.PlayerReading;
import app.matinee.client.session.Party;
import app.matinee.client.session.PartyState;
import app.matinee.client.session.UserAction;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.Times;
import app.matinee.client.ui.common.UiSettings;
import app.matinee.protocol.Limits;
import app.matinee.protocol.Media;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// The film as its controls show it. Positions are media time, milliseconds. FX thread.
public final class PlaybackViewModel {
    private final Party party;
    private final UiSettings settings;

    private final ReadOnlyObjectWrapper<@Nullable Media> media = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper durationMs = new ReadOnlyDoubleWrapper();
    private final ReadOnlyDoubleWrapper positionMs = new ReadOnlyDoubleWrapper();
    private final ReadOnlyDoubleWrapper bufferedMs = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper elapsed = new ReadOnlyStringWrapper("0:00");
    private final ReadOnlyStringWrapper total = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable PlayerFailure> failure =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyDoubleWrapper volume = new ReadOnlyDoubleWrapper(1);
    private final ReadOnlyBooleanWrapper muted = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper rate = new ReadOnlyDoubleWrapper(1);

    public PlaybackViewModel(Party party, PartyFeed feed, UiSettings settings) {
        this.party = party;
        this.settings = settings;
        feed.follow(this::show);
    }

    /// What is on; null when nothing is.
    public ReadOnlyObjectProperty<@Nullable Media> media() {
        return media.getReadOnlyProperty();
    }

    /// Whether the film moves, or is about to.
    public ReadOnlyBooleanProperty playing() {
        return playing.getReadOnlyProperty();
    }

    /// Whether the player is opening the film or lacks data.
    ReadOnlyBooleanProperty waiting() {
        return waiting.getReadOnlyProperty();
    }

    /// 0 while unknown.
    ReadOnlyDoubleProperty durationMs() {
        return durationMs.getReadOnlyProperty();
    }

    ReadOnlyDoubleProperty positionMs() {
        return positionMs.getReadOnlyProperty();
    }

    ReadOnlyDoubleProperty bufferedMs() {
        return bufferedMs.getReadOnlyProperty();
    }

    ReadOnlyStringProperty elapsed() {
        return elapsed.getReadOnlyProperty();
    }

    /// Empty while unknown.
    ReadOnlyStringProperty total() {
        return total.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable PlayerFailure> failure() {
        return failure.getReadOnlyProperty();
    }

    /// 0 to 1.
    ReadOnlyDoubleProperty volume() {
        return volume.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty muted() {
        return muted.getReadOnlyProperty();
    }

    ReadOnlyDoubleProperty rate() {
        return rate.getReadOnlyProperty();
    }

    /// Reads the live position; called a few times a second while a room is shown.
    public void tick() {
        if (media.get() == null) {
            return;
        }
        positionMs.set(party.positionMs());
        bufferedMs.set(party.bufferedMs());
        elapsed.set(Times.position(positionMs.get()));
    }

    public void toggle() {
        if (media.get() != null) {
            party.post(new UserAction.TogglePlay());
        }
    }

    public void seekBy(long deltaMs) {
        if (media.get() != null) {
            party.post(new UserAction.SeekBy(deltaMs));
        }
    }

    void seekTo(double targetMs) {
        if (media.get() == null) {
            return;
        }
        double last = durationMs.get() > 0 ? durationMs.get() : Limits.MAX_POSITION_MS;
        party.post(new UserAction.SeekTo(Math.round(Math.clamp(targetMs, 0, last))));
        positionMs.set(Math.clamp(targetMs, 0, last));
        elapsed.set(Times.position(positionMs.get()));
    }

    /// @param percent 0 to 100
    public void seekToPercent(int percent) {
        if (durationMs.get() > 0 || percent == 0) {
            seekTo(durationMs.get() * percent / 100);
        }
    }

    void setVolume(double wished) {
        double loud = Math.clamp(wished, 0, 1);
        party.post(new UserAction.SetVolume(loud));
        if (muted.get() && loud > 0) {
            party.post(new UserAction.SetMuted(false));
        }
        settings.change(was -> was.withSound(loud, was.muted() && loud == 0));
        volume.set(loud);
    }

    /// @param percent of full volume, signed
    public void volumeBy(int percent) {
        setVolume(Math.round(volume.get() * 100 + percent) / 100.0);
    }

    public void toggleMute() {
        boolean wished = !muted.get();
        party.post(new UserAction.SetMuted(wished));
        settings.change(was -> was.withSound(was.volume(), wished));
    }

    /// @param percent of normal speed, signed
    public void speedBy(int percent) {
        setSpeed(Math.round(rate.get() * 100 + percent) / 100.0);
    }

    public void setSpeed(double wished) {
        if (media.get() != null) {
            party.post(
                    new UserAction.ChangeRate(
                            Math.clamp(wished, Limits.MIN_RATE, Limits.MAX_RATE)));
        }
    }

    void retry() {
        party.post(new UserAction.RetryFilm());
    }

    private void show(PartyState state) {
        PartyState.Room room = state.room();
        if (room == null) {
            media.set(null);
            playing.set(false);
            waiting.set(false);
            failure.set(null);
            return;
        }
        PartyState.Film film = room.film();
        media.set(film.media());
        // What waits to play is called off by the same button.
        boolean goes = film.timeline().playing() || film.waiting() != null;
        playing.set(goes && film.player() != PlayerReading.Status.ENDED);
        waiting.set(
                film.failure() == null
                        && (film.player() == PlayerReading.Status.OPENING
                                || film.player() == PlayerReading.Status.STALLED));
        durationMs.set(durationOf(film));
        total.set(durationMs.get() > 0 ? Times.position(durationMs.get()) : "");
        failure.set(film.failure());
        volume.set(film.volume());
        muted.set(film.muted());
        rate.set(film.timeline().rate());
        tick();
    }

    private static double durationOf(PartyState.Film film) {
        Media on = film.media();
        if (film.durationMs() > 0 || on == null) {
            return Math.max(0, film.durationMs());
        }
        Long known = on.durationMs();
        return known == null ? 0 : known;
    }
}
