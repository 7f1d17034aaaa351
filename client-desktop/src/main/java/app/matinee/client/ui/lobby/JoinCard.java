package app.matinee.client.ui.lobby;

import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// *Join a party*: one field that understands an id, a link, or a message around one.
final class JoinCard extends VBox {
    JoinCard(LobbyViewModel model) {
        getStyleClass().addAll("card", "way");
        setMinHeight(USE_PREF_SIZE);
        TextField invite = new TextField();
        invite.getStyleClass().add("join-field");
        invite.setPromptText(Words.of("lobby.join.prompt"));
        invite.setAccessibleText(Words.of("lobby.join.label"));
        invite.textProperty().bindBidirectional(model.joinText());
        invite.setOnAction(enter -> model.join());
        Label hint = Parts.prose("", "faint");
        hint.textProperty().bind(model.joinHint());
        Parts.showWhen(hint, model.joinHint().isNotEmpty());
        PasswordField password = new PasswordField();
        password.setPromptText(Words.of("lobby.password"));
        password.setAccessibleText(Words.of("lobby.password"));
        password.textProperty().bindBidirectional(model.joinPassword());
        password.setOnAction(enter -> model.join());
        Parts.showWhen(password, model.askPassword());
        model.askPassword()
                .addListener((property, before, asked) -> {
                    if (asked) {
                        password.requestFocus();
                    }
                });
        Button join = Parts.button(Words.of("lobby.join"), "secondary", model::join);
        join.setMaxWidth(Double.MAX_VALUE);
        Region air = new Region();
        VBox.setVgrow(air, Priority.ALWAYS);
        getChildren()
                .addAll(
                        Parts.label(Words.of("lobby.join.title"), "title"),
                        Parts.prose(Words.of("lobby.join.more"), "normal"),
                        invite,
                        hint,
                        password,
                        air,
                        join);
    }
}
