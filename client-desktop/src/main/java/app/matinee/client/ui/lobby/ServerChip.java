package app.matinee.client.ui.lobby;

import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Words;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// The server's address as a small chip; pressed, it opens into a field.
final class ServerChip extends HBox {
    private static final Duration TYPING_PAUSE = Duration.millis(250);

    private final ServerChipViewModel model;
    private final Button chip = new Button();
    private final TextField field = new TextField();

    ServerChip(ServerChipViewModel model) {
        this.model = model;
        getStyleClass().add("server-chip");
        setAlignment(Pos.CENTER_RIGHT);
        Region dot = new Region();
        dot.getStyleClass().add("dot");
        chip.setGraphic(dot);
        chip.getStyleClass().add("chip");
        chip.textProperty().bind(model.text());
        chip.setOnAction(pressed -> edit(true));
        field.setPromptText(Words.of("server.prompt"));
        field.setAccessibleText(Words.of("server.label"));
        field.textProperty().bindBidirectional(model.text());
        Label report = Parts.label("", "faint");
        report.textProperty().bind(model.report());

        PauseTransition pause = new PauseTransition(TYPING_PAUSE);
        pause.setOnFinished(end -> model.test());
        field.textProperty().addListener((p, before, now) -> pause.playFromStart());
        field.setOnAction(enter -> edit(false));
        field.setOnKeyPressed(press -> {
            if (press.getCode() == KeyCode.ESCAPE) {
                edit(false);
            }
        });
        field.focusedProperty()
                .addListener((p, before, focused) -> {
                    if (!focused && model.address().isPresent()) {
                        edit(false);
                    }
                });
        Parts.onChange(
                model.health(),
                health -> {
                    for (var each : ServerChipViewModel.Health.values()) {
                        dot.pseudoClassStateChanged(
                                PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)),
                                each == health);
                    }
                });
        Parts.onChange(
                model.report(),
                words -> chip.setAccessibleText(Words.of("server.chip", chip.getText(), words)));
        getChildren().addAll(report, chip, field);
        edit(false);
        model.test();
    }

    private void edit(boolean open) {
        boolean wasField = field.isFocused();
        field.setVisible(open);
        field.setManaged(open);
        chip.setVisible(!open);
        chip.setManaged(!open);
        if (open) {
            field.requestFocus();
            field.selectAll();
        } else if (wasField) {
            chip.requestFocus();
        }
    }
}
