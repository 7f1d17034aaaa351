package app.matinee.client.ui.settings;

import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Theme;
import app.matinee.client.ui.common.Words;
import atlantafx.base.controls.ToggleSwitch;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The settings sheet.
public final class SettingsView extends VBox {
    private final ToggleButton dark;

    /// @param openHelp shows the table of keys
    public SettingsView(SettingsViewModel model, Runnable openHelp) {
        getStyleClass().add("settings");
        ToggleGroup group = new ToggleGroup();
        dark = choice("settings.dark", Theme.DARK, group, model);
        ToggleButton light = choice("settings.light", Theme.LIGHT, group, model);
        dark.getStyleClass().add("left-pill");
        light.getStyleClass().add("right-pill");
        ToggleSwitch calm = new ToggleSwitch();
        calm.setAccessibleText(Words.of("settings.motion"));
        calm.selectedProperty().bindBidirectional(model.lessMotion());
        Button keys = Parts.button(Words.of("settings.keys"), "quiet", openHelp);
        Button reset = Parts.button(Words.of("settings.reset"), "quiet", model::reset);
        getChildren()
                .addAll(
                        row("settings.theme", "settings.theme.more", new HBox(dark, light)),
                        row("settings.motion", "settings.motion.more", calm),
                        row("settings.delay", "settings.delay.more", delay(model)),
                        Parts.row("settings-foot", keys, Parts.gap(), reset));
    }

    public Node first() {
        return dark;
    }

    private static ToggleButton choice(
            String key, Theme theme, ToggleGroup group, SettingsViewModel model) {
        ToggleButton button = new ToggleButton(Words.of(key));
        button.setToggleGroup(group);
        button.setAccessibleText(Words.of(key));
        Parts.onChange(model.theme(), now -> button.setSelected(now == theme));
        button.setOnAction(pressed -> {
            // A pressed choice stays chosen.
            button.setSelected(true);
            model.theme().set(theme);
        });
        return button;
    }

    private static Node delay(SettingsViewModel model) {
        Slider slider = new Slider(-500, 500, model.audioDelayMs().get());
        slider.setBlockIncrement(10);
        slider.setMajorTickUnit(10);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setAccessibleText(Words.of("settings.delay"));
        slider.valueProperty().bindBidirectional(model.audioDelayMs());
        Label figure = Parts.label("", "times");
        figure.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        Words.of(
                                                "settings.delay.ms",
                                                String.format("%+d", model.audioDelayMs().get())),
                                model.audioDelayMs()));
        figure.setMinWidth(64);
        return Parts.row("delay-row", slider, figure);
    }

    private static Node row(String title, String more, Node control) {
        VBox words =
                new VBox(
                        Parts.label(Words.of(title), "strong"),
                        Parts.prose(Words.of(more), "faint"));
        words.getStyleClass().add("settings-words");
        return Parts.row("settings-row", words, Parts.gap(), control);
    }
}
