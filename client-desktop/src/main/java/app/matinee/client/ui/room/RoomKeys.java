package app.matinee.client.ui.room;

import app.matinee.client.ui.common.KeyMap;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Finds what a key press means, given what has the focus.
final class RoomKeys {
    private final KeyMap keys;

    RoomKeys(KeyMap keys) {
        this.keys = keys;
    }

    Optional<KeyMap.Binding> find(KeyEvent press) {
        Node owner = press.getTarget() instanceof Node node ? node : null;
        return keys.find(
                press.getCode(),
                press.getText(),
                press.isShiftDown(),
                press.isShortcutDown(),
                press.isAltDown(),
                focusOf(owner));
    }

    private static KeyMap.Focus focusOf(@Nullable Node owner) {
        return switch (owner) {
            case TextInputControl field -> KeyMap.Focus.TEXT;
            case ButtonBase button -> KeyMap.Focus.BUTTON;
            case Slider slider -> KeyMap.Focus.ARROWS;
            case ListView<?> list -> KeyMap.Focus.ARROWS;
            case null, default -> KeyMap.Focus.FREE;
        };
    }
}
