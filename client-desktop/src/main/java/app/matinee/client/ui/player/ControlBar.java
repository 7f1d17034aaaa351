package app.matinee.client.ui.player;

import app.matinee.client.ui.common.Command;
import app.matinee.client.ui.common.KeyMap;
import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Words;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The bar over the film's lower edge.
final class ControlBar extends VBox {
    private final PlaybackViewModel model;
    private final KeyMap keys;
    private final Button play;

    /// @param fullScreen the window's
    /// @param extras what the room adds before the full-screen button
    ControlBar(PlaybackViewModel model, KeyMap keys, BooleanProperty fullScreen, Node... extras) {
        this.model = model;
        this.keys = keys;
        getStyleClass().add("control-bar");
        play = Parts.iconButton(Feather.PLAY, "", "", model::toggle);
        play.getStyleClass().add("play");
        HBox row = Parts.row("control-row", play, back(), ahead(), times(), Parts.gap());
        row.getChildren().addAll(extras);
        row.getChildren().addAll(speed(), mute(), volume(), fullScreen(fullScreen));
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(new SeekBar(model), row);
        Parts.onChange(
                model.playing(),
                playing ->
                        Parts.rename(
                                play,
                                playing ? Feather.PAUSE : Feather.PLAY,
                                Words.of(playing ? "player.pause" : "player.play"),
                                keys.keysFor(Command.PLAY_PAUSE, 0)));
    }

    private Button back() {
        return Parts.iconButton(
                Feather.ROTATE_CCW,
                Words.of("player.back"),
                keys.keysFor(Command.SEEK_BY, -10_000),
                () -> model.seekBy(-10_000));
    }

    private Button ahead() {
        return Parts.iconButton(
                Feather.ROTATE_CW,
                Words.of("player.ahead"),
                keys.keysFor(Command.SEEK_BY, 10_000),
                () -> model.seekBy(10_000));
    }

    private Label times() {
        Label times = Parts.label("", "times");
        times.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        model.total().get().isEmpty()
                                                ? model.elapsed().get()
                                                : model.elapsed().get()
                                                        + " / "
                                                        + model.total().get(),
                                model.elapsed(),
                                model.total()));
        return times;
    }

    /// Only there when the speed is not the normal one.
    private Button speed() {
        Button speed = Parts.button("", "chip", () -> model.setSpeed(1));
        speed.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> Words.of("player.speed", Double.toString(model.rate().get())),
                                model.rate()));
        speed.setAccessibleText(Words.of("player.speed.reset"));
        Parts.showWhen(speed, model.rate().isNotEqualTo(1, 0.001));
        return speed;
    }

    private Button mute() {
        Button mute = Parts.iconButton(Feather.VOLUME_2, "", "", model::toggleMute);
        Runnable face =
                () -> {
                    boolean off = model.muted().get() || model.volume().get() == 0;
                    boolean low = model.volume().get() < 0.5;
                    Parts.rename(
                            mute,
                            off ? Feather.VOLUME_X : low ? Feather.VOLUME_1 : Feather.VOLUME_2,
                            Words.of(model.muted().get() ? "player.unmute" : "player.mute"),
                            keys.keysFor(Command.MUTE, 0));
                };
        model.muted().addListener(change -> face.run());
        model.volume().addListener(change -> face.run());
        face.run();
        return mute;
    }

    private Slider volume() {
        Slider volume = new Slider(0, 1, model.volume().get());
        volume.setBlockIncrement(0.05);
        volume.setAccessibleText(Words.of("player.volume"));
        volume.getStyleClass().add("volume");
        boolean[] drawing = {false};
        Parts.onChange(
                model.volume(),
                loud -> {
                    drawing[0] = true;
                    volume.setValue(loud.doubleValue());
                    drawing[0] = false;
                });
        volume.valueProperty()
                .addListener((property, before, now) -> {
                    if (!drawing[0]) {
                        model.setVolume(now.doubleValue());
                    }
                });
        return volume;
    }

    private Button fullScreen(BooleanProperty fullScreen) {
        Button button =
                Parts.iconButton(Feather.MAXIMIZE, "", "", () -> fullScreen.set(!fullScreen.get()));
        Parts.onChange(
                fullScreen,
                on ->
                        Parts.rename(
                                button,
                                on ? Feather.MINIMIZE : Feather.MAXIMIZE,
                                Words.of(on ? "player.window" : "player.full"),
                                keys.keysFor(
                                        on ? Command.LEAVE_FULL_SCREEN : Command.FULL_SCREEN, 0)));
        return button;
    }
}
