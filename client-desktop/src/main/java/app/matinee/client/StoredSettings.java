package app.matinee.client;

import app.matinee.client.session.Sound;
import app.matinee.client.settings.Settings;
import app.matinee.client.settings.SettingsStore;
import app.matinee.client.ui.common.Preferences;
import app.matinee.client.ui.common.RecentRoom;
import app.matinee.client.ui.common.Theme;
import app.matinee.client.ui.common.UiSettings;
import app.matinee.client.ui.common.WindowPlace;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// The settings file in the words of the user interface.
final class StoredSettings implements UiSettings {
    private final SettingsStore store;

    StoredSettings(SettingsStore store) {
        this.store = store;
    }

    @Override
    public Preferences current() {
        return seen(store.current());
    }

    @Override
    public void change(UnaryOperator<Preferences> change) {
        store.update(was -> merged(was, change.apply(seen(was))));
    }

    private static Preferences seen(Settings settings) {
        Sound sound = settings.sound();
        Settings.WindowBounds window = settings.window();
        return new Preferences(
                Objects.requireNonNullElse(settings.name(), Preferences.DEFAULT.name()),
                Objects.requireNonNullElse(settings.server(), Preferences.DEFAULT.server()),
                settings.recentRooms().stream()
                        .map(r -> new RecentRoom(r.server(), r.roomId(), r.title(), r.atMs()))
                        .toList(),
                sound.volume(),
                sound.muted(),
                sound.audioDelayMs(),
                settings.light() ? Theme.LIGHT : Theme.DARK,
                settings.lessMotion(),
                window == null
                        ? null
                        : new WindowPlace(
                                window.x(),
                                window.y(),
                                window.width(),
                                window.height(),
                                window.maximized()));
    }

    private static Settings merged(Settings was, Preferences now) {
        WindowPlace place = now.window();
        return new Settings(
                now.name().isEmpty() ? was.name() : now.name(),
                now.server(),
                new Sound(now.volume(), now.muted(), now.audioDelayMs()),
                now.recent().stream()
                        .map(r ->
                                new Settings.RecentRoom(
                                        r.server(), r.roomId(), r.title(), r.atMs()))
                        .toList(),
                place == null
                        ? null
                        : new Settings.WindowBounds(
                                place.x(),
                                place.y(),
                                place.width(),
                                place.height(),
                                place.maximized()),
                was.panelOpen(),
                now.theme() == Theme.LIGHT,
                now.lessMotion(),
                was.calls());
    }
}
