package app.matinee.client.ui.room;

import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Whether the panel beside the stage is a panel, a rail, or gone. FX thread.
///
/// Wide: always open. Narrow: a rail, until a press on it opens the panel. Full screen: gone.
final class PanelViewModel {
    /// Below this window width the panel becomes a rail, pixels.
    static final double NARROW_BELOW = 1_100;

    private final ObjectProperty<PanelTab> tab = new SimpleObjectProperty<>(PanelTab.CHAT);
    private final BooleanProperty narrow = new SimpleBooleanProperty();
    private final BooleanProperty pulledOut = new SimpleBooleanProperty();
    private final BooleanProperty fullScreen;
    private final BooleanBinding open;
    private final BooleanBinding railShown;
    private final BooleanBinding chatInSight;

    PanelViewModel(BooleanProperty fullScreen) {
        this.fullScreen = fullScreen;
        open = fullScreen.not().and(narrow.not().or(pulledOut));
        railShown = fullScreen.not().and(narrow);
        chatInSight = open.and(tab.isEqualTo(PanelTab.CHAT));
    }

    ObjectProperty<PanelTab> tab() {
        return tab;
    }

    BooleanBinding open() {
        return open;
    }

    BooleanBinding railShown() {
        return railShown;
    }

    BooleanBinding chatInSight() {
        return chatInSight;
    }

    void widthIs(double windowWidth) {
        boolean nowNarrow = windowWidth < NARROW_BELOW;
        if (nowNarrow != narrow.get()) {
            pulledOut.set(false);
            narrow.set(nowNarrow);
        }
    }

    /// A press on the rail: opens, changes, or closes again.
    void press(PanelTab wished) {
        boolean again = open.get() && tab.get() == wished;
        tab.set(wished);
        pulledOut.set(!again);
    }

    /// Brings a tab into sight, out of full screen too.
    void reveal(PanelTab wished) {
        tab.set(wished);
        fullScreen.set(false);
        pulledOut.set(true);
    }

    /// @return whether there was something to close
    boolean tuckIn() {
        boolean closes = narrow.get() && pulledOut.get();
        pulledOut.set(false);
        return closes;
    }
}
