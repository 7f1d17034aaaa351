package app.matinee.client.ui.common;

import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/// Keys pressed together. Either a key by its place (`code`) or by what it types (`typed`), for
/// signs that sit elsewhere on other keyboards.
///
/// @param shift ignored for a typed sign
/// @param shortcut ⌘ on macOS, Ctrl elsewhere
public record Chord(
        @Nullable KeyCode code, @Nullable String typed, boolean shift, boolean shortcut) {

    public static Chord of(KeyCode code) {
        return new Chord(code, null, false, false);
    }

    public static Chord shift(KeyCode code) {
        return new Chord(code, null, true, false);
    }

    public static Chord shortcut(KeyCode code) {
        return new Chord(code, null, false, true);
    }

    public static Chord shortcutShift(KeyCode code) {
        return new Chord(code, null, true, true);
    }

    public static Chord typing(String sign) {
        return new Chord(null, sign, false, false);
    }

    /// @param pressedTyped what the press would type; empty when nothing
    boolean matches(
            KeyCode pressed,
            String pressedTyped,
            boolean pressedShift,
            boolean pressedShortcut,
            boolean pressedAlt) {
        if (pressedAlt || shortcut != pressedShortcut) {
            return false;
        }
        return typed != null
                ? typed.equals(pressedTyped)
                : code == pressed && shift == pressedShift;
    }

    /// `Ctrl+L`, as a tooltip shows it.
    public String words() {
        StringBuilder words = new StringBuilder();
        if (shortcut) {
            words.append(isMac() ? "⌘" : "Ctrl+");
        }
        if (shift) {
            words.append("Shift+");
        }
        return words.append(typed != null ? typed : nameOf(code)).toString();
    }

    private static String nameOf(@Nullable KeyCode code) {
        return switch (code) {
            case null -> "";
            case LEFT -> "←";
            case RIGHT -> "→";
            case UP -> "↑";
            case DOWN -> "↓";
            case ESCAPE -> "Esc";
            case BACK_SPACE -> "Backspace";
            case COMMA -> ",";
            default -> code.getName();
        };
    }

    static boolean isMac() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
    }
}
