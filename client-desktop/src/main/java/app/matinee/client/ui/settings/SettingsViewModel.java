package app.matinee.client.ui.settings;

import app.matinee.client.session.Party;
import app.matinee.client.session.UserAction;
import app.matinee.client.ui.common.Preferences;
import app.matinee.client.ui.common.Theme;
import app.matinee.client.ui.common.UiSettings;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What a person may set; every change takes effect at once. FX thread.
public final class SettingsViewModel {
    private final ObjectProperty<Theme> theme;
    private final BooleanProperty lessMotion;
    private final IntegerProperty audioDelayMs;

    /// @param applyTheme dresses the window
    public SettingsViewModel(Party party, UiSettings settings, Consumer<Theme> applyTheme) {
        Preferences now = settings.current();
        theme = new SimpleObjectProperty<>(now.theme());
        lessMotion = new SimpleBooleanProperty(now.lessMotion());
        audioDelayMs = new SimpleIntegerProperty(now.audioDelayMs());
        theme.addListener((property, before, chosen) -> {
            settings.change(was -> was.withTheme(chosen));
            applyTheme.accept(chosen);
        });
        lessMotion.addListener(
                (property, before, less) -> settings.change(was -> was.withLessMotion(less)));
        audioDelayMs.addListener((property, before, delay) -> {
            settings.change(was -> was.withAudioDelay(delay.intValue()));
            party.post(new UserAction.SetAudioDelay(delay.intValue()));
        });
    }

    ObjectProperty<Theme> theme() {
        return theme;
    }

    BooleanProperty lessMotion() {
        return lessMotion;
    }

    /// −500 to 500.
    IntegerProperty audioDelayMs() {
        return audioDelayMs;
    }

    /// Everything on this sheet as it came; name, server and rooms stay.
    void reset() {
        theme.set(Preferences.DEFAULT.theme());
        lessMotion.set(Preferences.DEFAULT.lessMotion());
        audioDelayMs.set(Preferences.DEFAULT.audioDelayMs());
    }
}
