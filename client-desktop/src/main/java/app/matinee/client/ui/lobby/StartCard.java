package app.matinee.client.ui.lobby;

import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Words;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// *Start a party*.
final class StartCard extends VBox {
    StartCard(LobbyViewModel model) {
        getStyleClass().addAll("card", "way");
        setMinHeight(USE_PREF_SIZE);
        ToggleButton lock = new ToggleButton(Words.of("lobby.password.set"));
        lock.setGraphic(new FontIcon(Feather.LOCK));
        lock.getStyleClass().add("quiet");
        lock.setAccessibleText(Words.of("lobby.password.set"));
        PasswordField password = new PasswordField();
        password.setPromptText(Words.of("lobby.password"));
        password.setAccessibleText(Words.of("lobby.password"));
        password.textProperty().bindBidirectional(model.newPassword());
        password.setOnAction(enter -> model.start());
        Parts.showWhen(password, lock.selectedProperty());
        lock.selectedProperty()
                .addListener((property, before, open) -> {
                    if (open) {
                        password.requestFocus();
                    } else {
                        password.clear();
                    }
                });
        Button start = Parts.button(Words.of("lobby.start"), "primary", model::start);
        start.setMaxWidth(Double.MAX_VALUE);
        Region air = new Region();
        VBox.setVgrow(air, Priority.ALWAYS);
        getChildren()
                .addAll(
                        Parts.label(Words.of("lobby.start.title"), "title"),
                        Parts.prose(Words.of("lobby.start.more"), "normal"),
                        lock,
                        password,
                        air,
                        start);
    }
}
