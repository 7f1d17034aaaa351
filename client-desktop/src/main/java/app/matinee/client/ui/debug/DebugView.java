package app.matinee.client.ui.debug;

import app.matinee.client.ui.common.Parts;
import java.util.Map;
import javafx.scene.layout.GridPane;

/// The figures as a small table; over the film, and in the status pill's pop-over.
public final class DebugView extends GridPane {
    public DebugView(DebugViewModel model) {
        getStyleClass().add("figures");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Parts.onChange(model.figures(), this::draw);
    }

    private void draw(Map<String, String> figures) {
        getChildren().clear();
        int row = 0;
        for (var figure : figures.entrySet()) {
            addRow(
                    row++,
                    Parts.label(figure.getKey(), "faint"),
                    Parts.label(figure.getValue(), "times"));
        }
    }
}
