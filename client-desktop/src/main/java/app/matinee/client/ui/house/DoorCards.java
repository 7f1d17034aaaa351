package app.matinee.client.ui.house;

import app.matinee.client.ui.common.Avatar;
import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Words;
import app.matinee.protocol.Knock;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Over the film, for whoever keeps the door: who would like to come in. One card each, the oldest
/// first; more than a few are counted.
public final class DoorCards extends VBox {
    private static final int SHOWN = 3;

    private final HouseViewModel model;

    public DoorCards(HouseViewModel model) {
        this.model = model;
        getStyleClass().add("door-cards");
        setPickOnBounds(false);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAlignment(Pos.TOP_CENTER);
        model.knocks().addListener((ListChangeListener<Knock>) change -> draw());
        draw();
    }

    private void draw() {
        getChildren().setAll(model.knocks().stream().limit(SHOWN).map(this::card).toList());
        int more = model.knocks().size() - SHOWN;
        if (more > 0) {
            Label rest = Parts.label(Words.of("door.more", Integer.toString(more)), "toast");
            getChildren().add(rest);
        }
    }

    private Node card(Knock knock) {
        Label words = Parts.prose(Words.of("door.asks", knock.name()), "strong");
        words.setMaxWidth(220);
        Button admit =
                Parts.button(
                        Words.of("door.admit"),
                        "primary",
                        () -> model.answer(knock.knockId(), true));
        admit.setAccessibleText(Words.of("door.admit.who", knock.name()));
        Button deny =
                Parts.button(
                        Words.of("door.deny"),
                        "secondary",
                        () -> model.answer(knock.knockId(), false));
        deny.setAccessibleText(Words.of("door.deny.who", knock.name()));
        admit.setMinWidth(Region.USE_PREF_SIZE);
        deny.setMinWidth(Region.USE_PREF_SIZE);
        HBox card =
                Parts.row(
                        "door-card",
                        new Avatar(knock.name(), "medium"),
                        words,
                        Parts.gap(),
                        deny,
                        admit);
        card.setAccessibleRole(AccessibleRole.NODE);
        card.setAccessibleText(Words.of("door.asks", knock.name()));
        return card;
    }
}
