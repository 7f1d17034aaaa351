package app.matinee.client.ui.faces;

import app.matinee.client.session.PartyState.Call;
import app.matinee.client.ui.common.Command;
import app.matinee.client.ui.common.KeyMap;
import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.Words;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// Microphone, camera and screen, always at hand: also in full screen and without a film.
public final class CallButtons extends HBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final KeyMap keys;

    /// @param screens opens the choice of what to show
    /// @param devices opens the choice of devices
    public CallButtons(FacesViewModel model, KeyMap keys, Runnable screens, Runnable devices) {
        this.keys = keys;
        getStyleClass().add("corner");
        Button microphone = button(model::toggleMicrophone);
        Button camera = button(model::toggleCamera);
        Button screen = button(() -> model.toggleScreen(screens));
        Button choose =
                Parts.iconButton(
                        Feather.SLIDERS,
                        Words.of("devices.title"),
                        keys.keysFor(Command.DEVICES, 0),
                        devices);
        choose.getStyleClass().add("glass");
        getChildren().addAll(microphone, camera, screen, choose);
        Parts.onChange(
                model.call(),
                call -> {
                    show(
                            microphone,
                            call.wish().mic(),
                            Feather.MIC,
                            Feather.MIC_OFF,
                            micWords(call),
                            Command.MICROPHONE);
                    show(
                            camera,
                            call.wish().camera(),
                            Feather.VIDEO,
                            Feather.VIDEO_OFF,
                            Words.of(call.wish().camera() ? "faces.camera.off" : "faces.camera.on"),
                            Command.CAMERA);
                    show(
                            screen,
                            call.sharing(),
                            Feather.MONITOR,
                            Feather.MONITOR,
                            Words.of(call.sharing() ? "faces.stop" : "faces.share"),
                            Command.SCREEN);
                });
        // Who came ninth is told plainly and not left with buttons that do nothing.
        Parts.onChange(
                model.call(),
                call -> {
                    for (Button each : new Button[] {microphone, camera, screen}) {
                        each.setDisable(!call.here());
                    }
                });
    }

    private static String micWords(Call call) {
        if (!call.here()) {
            return Words.of("faces.full");
        }
        return Words.of(call.wish().mic() ? "faces.mic.off" : "faces.mic.on");
    }

    private static Button button(Runnable action) {
        Button button = Parts.iconButton(Feather.MIC, "", "", action);
        button.getStyleClass().add("glass");
        return button;
    }

    private void show(Button button, boolean on, Ikon yes, Ikon no, String words, Command key) {
        Parts.rename(button, on ? yes : no, words, keys.keysFor(key, 0));
        button.pseudoClassStateChanged(ON, on);
    }
}
