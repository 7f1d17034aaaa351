package app.matinee.client.ui.house;

import app.matinee.client.session.PartyState.TakenOut;
import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Words;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/// Who was taken out and may be let back. Not there while there is nobody.
final class TakenOutView extends VBox {
    private final HouseViewModel model;
    private final VBox rows = new VBox();

    TakenOutView(HouseViewModel model) {
        this.model = model;
        getStyleClass().add("taken-out");
        rows.getStyleClass().add("invite-rows");
        getChildren()
                .addAll(
                        Parts.label(Words.of("house.out"), "title", "room-rules-part"),
                        Parts.prose(Words.of("house.out.more"), "faint"),
                        rows);
        model.takenOut().addListener((ListChangeListener<TakenOut>) change -> draw());
        draw();
    }

    private void draw() {
        rows.getChildren().setAll(model.takenOut().stream().map(this::row).toList());
        setVisible(!model.takenOut().isEmpty());
        setManaged(isVisible());
    }

    private Node row(TakenOut one) {
        Button back =
                Parts.button(
                        Words.of("house.out.back"), "quiet", () -> model.letBack(one.person()));
        back.setAccessibleText(Words.of("house.out.back.who", one.name()));
        return Parts.row("invite-row", Parts.label(one.name(), "normal"), Parts.gap(), back);
    }
}
