package app.matinee.client.ui.faces;

import app.matinee.client.session.Party;
import app.matinee.client.session.UserAction;
import app.matinee.client.ui.common.Look;
import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.Words;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.jspecify.annotations.Nullable;

/// "You are showing your screen" and the way to end it, above all windows: whoever shows another
/// program has that one before them and not this. Can be dragged out of the way. FX thread.
public final class SharingBar {
    private static final double FROM_TOP = 8;

    private final Stage window;
    private final Party party;
    private @Nullable Stage bar;
    private double grabX;
    private double grabY;

    /// @param window the program's own: the bar ends with it
    public SharingBar(Stage window, Party party) {
        this.window = window;
        this.party = party;
    }

    /// Once, for as long as the window lives.
    public void follow(PartyFeed feed) {
        feed.follow(state -> show(state.call().sharing()));
        window.showingProperty().addListener((property, before, now) -> show(now && isShown()));
    }

    private boolean isShown() {
        Stage now = bar;
        return now != null && now.isShowing();
    }

    private void show(boolean sharing) {
        if (sharing == isShown()) {
            return;
        }
        Stage now = bar;
        if (now == null) {
            now = make();
            bar = now;
        }
        if (!sharing) {
            now.hide();
            return;
        }
        boolean hadKeyboard = window.isFocused();
        now.show();
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        now.setX(screen.getMinX() + (screen.getWidth() - now.getWidth()) / 2);
        now.setY(screen.getMinY() + FROM_TOP);
        if (hadKeyboard) {
            window.requestFocus();
        }
    }

    private Stage make() {
        HBox row =
                Parts.row(
                        "sharing-bar",
                        Parts.label(Words.of("faces.sharing"), "strong"),
                        Parts.button(
                                Words.of("faces.stop"),
                                "primary",
                                () -> party.post(new UserAction.StopScreen())));
        row.setOnMousePressed(press -> {
            grabX = press.getSceneX();
            grabY = press.getSceneY();
        });
        Stage made = new Stage(StageStyle.TRANSPARENT);
        row.setOnMouseDragged(drag -> {
            made.setX(drag.getScreenX() - grabX);
            made.setY(drag.getScreenY() - grabY);
        });
        made.setAlwaysOnTop(true);
        made.setTitle(Words.of("faces.sharing"));
        Look.dress(row);
        made.setScene(new Scene(row, Color.TRANSPARENT));
        return made;
    }
}
