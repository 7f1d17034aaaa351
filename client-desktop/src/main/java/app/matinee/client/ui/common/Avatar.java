package app.matinee.client.ui.common;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;

/// A person as a coloured disc with an initial. The colour follows the name, so that it is the same
/// on every screen.
public final class Avatar extends Label {
    private static final int HUES = 6;

    private int hue = -1;

    public Avatar(String name, String sizeClass) {
        getStyleClass().addAll("avatar", sizeClass);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setName(name);
    }

    public void setName(String name) {
        String plain = name.strip();
        setText(plain.isEmpty() ? "" : initial(plain));
        setAccessibleText(plain);
        if (hue >= 0) {
            getStyleClass().remove("hue-" + hue);
        }
        hue = Math.floorMod(plain.hashCode(), HUES);
        getStyleClass().add("hue-" + hue);
        pseudoClassStateChanged(PseudoClass.getPseudoClass("nobody"), plain.isEmpty());
    }

    private static String initial(String name) {
        return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }
}
