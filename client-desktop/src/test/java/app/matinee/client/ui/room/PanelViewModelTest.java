package app.matinee.client.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;

class PanelViewModelTest {
    private final BooleanProperty fullScreen = new SimpleBooleanProperty();
    private final PanelViewModel panel = new PanelViewModel(fullScreen);

    @Test
    void wideWindowKeepsThePanelOpen() {
        panel.widthIs(1_100);
        assertThat(panel.open().get()).isTrue();
        assertThat(panel.railShown().get()).isFalse();
    }

    @Test
    void narrowWindowLeavesARailThatOpensAndCloses() {
        panel.widthIs(1_099);
        assertThat(panel.open().get()).isFalse();
        panel.press(PanelTab.QUEUE);
        assertThat(panel.open().get()).isTrue();
        assertThat(panel.tab().get()).isEqualTo(PanelTab.QUEUE);
        panel.press(PanelTab.QUEUE);
        assertThat(panel.open().get()).isFalse();
    }

    @Test
    void fullScreenHasNeither() {
        panel.widthIs(900);
        fullScreen.set(true);
        assertThat(panel.open().get()).isFalse();
        assertThat(panel.railShown().get()).isFalse();
    }

    @Test
    void revealingTheChatLeavesFullScreen() {
        panel.widthIs(900);
        fullScreen.set(true);
        panel.reveal(PanelTab.CHAT);
        assertThat(panel.chatInSight().get()).isTrue();
    }
}
