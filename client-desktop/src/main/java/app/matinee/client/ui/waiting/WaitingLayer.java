package app.matinee.client.ui.waiting;

import app.matinee.client.ui.common.Motion;
import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Words;
import javafx.animation.AnimationTimer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Over the film: the question whether one is ready, and 3-2-1.
public final class WaitingLayer extends StackPane {
    private final WaitingViewModel model;

    /// Drawn with the pictures, so that all see the figures change at their own clock's instant.
    private final AnimationTimer clock =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    model.tick();
                }
            };

    public WaitingLayer(WaitingViewModel model, Motion motion) {
        this.model = model;
        setPickOnBounds(false);
        Label figure = Parts.label("", "countdown");
        figure.setAccessibleRole(AccessibleRole.TEXT);
        figure.setMouseTransparent(true);
        figure.setVisible(false);
        Node card = card();
        card.setVisible(false);
        getChildren().addAll(figure, card);
        Parts.onChange(
                model.countdown(),
                seconds -> {
                    if (seconds.intValue() > 0) {
                        figure.setText(seconds.toString());
                        figure.setAccessibleText(Words.of("waiting.countdown", seconds.toString()));
                    }
                    motion.show(figure, seconds.intValue() > 0);
                });
        Parts.onChange(model.checking(), shown -> motion.show(card, shown));
        Parts.onChange(
                model.counting(),
                counting -> {
                    if (counting) {
                        clock.start();
                    } else {
                        clock.stop();
                    }
                });
    }

    private Node card() {
        Label title = Parts.label(Words.of("waiting.question"), "display");
        Label who = Parts.prose("", "lead");
        who.textProperty().bind(model.words());
        Button ready = Parts.button(Words.of("waiting.yes"), "primary", model::ready);
        Parts.showWhen(ready, model.asked());
        Button off = Parts.button(Words.of("waiting.off"), "secondary", model::callOff);
        Parts.showWhen(off, model.mayCallOff());
        CheckBox always = new CheckBox(Words.of("waiting.always"));
        always.selectedProperty().bindBidirectional(model.alwaysReady());
        HBox buttons = Parts.row("button-row", ready, off);
        buttons.setAlignment(Pos.CENTER);
        VBox card = new VBox(title, who, buttons, always);
        card.getStyleClass().addAll("card", "stage-card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return card;
    }
}
