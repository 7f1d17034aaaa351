package app.matinee.client.ui.common;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The sign of the house: one picture, and the same again, in step.
public final class Brand extends StackPane {
    public Brand() {
        getStyleClass().add("brand");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Words.of("app.name"));
        Region behind = new Region();
        behind.getStyleClass().add("brand-behind");
        Region front = new Region();
        front.getStyleClass().add("brand-front");
        getChildren().addAll(behind, front);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }
}
