package app.matinee.client.ui.common;

import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Holds one sheet above everything else in the window: no second window, no lost focus. Esc, the
/// cross and a click beside it close it; while it is up the keyboard stays inside.
public final class SheetLayer extends StackPane {
    private final Motion motion;
    private @Nullable VBox card;
    private @Nullable Node returnTo;

    public SheetLayer(Motion motion) {
        this.motion = motion;
        getStyleClass().add("sheet-layer");
        setVisible(false);
        setAlignment(Pos.CENTER);
        setOnMouseClicked(click -> {
            if (click.getTarget() == this) {
                close();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        sceneProperty()
                .addListener((property, before, scene) -> {
                    if (scene != null) {
                        scene.focusOwnerProperty().addListener((p, old, now) -> keepFocus(now));
                    }
                });
    }

    /// @param first gets the keyboard focus; null for the cross
    public void open(String title, Node content, @Nullable Node first) {
        if (card == null && getScene() != null) {
            returnTo = getScene().getFocusOwner();
        }
        Button cross = Parts.iconButton(Feather.X, Words.of("sheet.close"), "Esc", this::close);
        HBox head = Parts.row("sheet-head", Parts.label(title, "title"), Parts.gap(), cross);
        VBox sheet = new VBox(head, content);
        sheet.getStyleClass().add("sheet");
        sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        sheet.setAccessibleRole(AccessibleRole.DIALOG);
        sheet.setAccessibleText(title);
        card = sheet;
        getChildren().setAll(sheet);
        motion.show(this, true);
        Node target = first == null ? cross : first;
        Platform.runLater(target::requestFocus);
    }

    public boolean isOpen() {
        return card != null;
    }

    public void close() {
        if (card == null) {
            return;
        }
        card = null;
        Node back = returnTo;
        returnTo = null;
        if (back != null) {
            back.requestFocus();
        }
        motion.show(this, false);
    }

    private void keyPressed(KeyEvent press) {
        if (press.getCode() == KeyCode.ESCAPE) {
            close();
            press.consume();
        }
    }

    private void keepFocus(@Nullable Node owner) {
        VBox sheet = card;
        if (sheet == null || owner == null || isInside(owner)) {
            return;
        }
        Node cross = sheet.lookup(".icon-button");
        if (cross != null) {
            Platform.runLater(cross::requestFocus);
        }
    }

    private boolean isInside(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up == this) {
                return true;
            }
        }
        return false;
    }
}
