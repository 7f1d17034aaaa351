package app.matinee.client.ui.waiting;

import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Words;
import app.matinee.protocol.RoomPolicy.WaitFor;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/// In the people panel: for whom the film waits (the host's choice), whether for me, and the
/// question whether all are ready.
public final class WaitChoice extends VBox {
    public WaitChoice(WaitingViewModel model) {
        getStyleClass().add("wait-choice");
        ChoiceBox<WaitFor> whom = new ChoiceBox<>();
        whom.getItems().setAll(WaitFor.EVERYBODY, WaitFor.MAJORITY, WaitFor.NOBODY);
        whom.setConverter(new InWords());
        whom.setMaxWidth(Double.MAX_VALUE);
        whom.setAccessibleText(Words.of("waiting.policy"));
        whom.disableProperty().bind(model.host().not());
        Parts.onChange(model.waitFor(), whom::setValue);
        whom.valueProperty()
                .addListener((property, before, now) -> {
                    if (now != null) {
                        model.choose(now);
                    }
                });
        Label title = Parts.label(Words.of("waiting.policy"), "faint");
        title.setLabelFor(whom);
        CheckBox notMe = new CheckBox(Words.of("waiting.notme"));
        Parts.onChange(model.waitsForMe(), waits -> notMe.setSelected(!waits));
        notMe.setOnAction(pressed -> model.letWait(!notMe.isSelected()));
        Button check =
                Parts.button(
                        Feather.CHECK_CIRCLE, Words.of("waiting.check"), "secondary", model::check);
        check.setMaxWidth(Double.MAX_VALUE);
        check.disableProperty().bind(model.mayCheck().not());
        getChildren().addAll(title, whom, notMe, check);
    }

    private static final class InWords extends StringConverter<WaitFor> {
        @Override
        public String toString(WaitFor whom) {
            return switch (whom) {
                case EVERYBODY -> Words.of("waiting.everybody");
                case MAJORITY -> Words.of("waiting.majority");
                case NOBODY -> Words.of("waiting.nobody");
            };
        }

        @Override
        public WaitFor fromString(String words) {
            throw new UnsupportedOperationException("chosen, never typed: " + words);
        }
    }
}
