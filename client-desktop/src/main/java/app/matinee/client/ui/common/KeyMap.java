package app.matinee.client.ui.common;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/// The one table of keys: what each does, and in whose way it must not get.
///
/// The habits are those of mpv, VLC, YouTube and IINA users. Needs no toolkit.
public final class KeyMap {
    /// What has the keyboard focus, as far as keys care.
    public enum Focus {
        /// Nothing that wants keys for itself.
        FREE,
        /// A field one types in: only shortcuts and Esc pass.
        TEXT,
        /// A button: Space and Enter are its own.
        BUTTON,
        /// A slider or list: arrows, Home, Space and Enter are its own.
        ARROWS
    }

    /// @param amount see [Command]; 0 where none applies
    public record Binding(Chord chord, Command command, int amount) {}

    private final List<Binding> bindings;

    /// @throws IllegalArgumentException when two bindings share a chord
    public KeyMap(List<Binding> bindings) {
        Map<Chord, Binding> taken = new HashMap<>();
        for (Binding binding : bindings) {
            Binding other = taken.put(binding.chord(), binding);
            if (other != null) {
                throw new IllegalArgumentException(
                        binding.chord().words() + " is bound twice: " + other + ", " + binding);
            }
        }
        this.bindings = List.copyOf(bindings);
    }

    public static KeyMap standard() {
        List<Binding> all = new ArrayList<>();
        all.add(new Binding(Chord.of(KeyCode.SPACE), Command.PLAY_PAUSE, 0));
        all.add(new Binding(Chord.of(KeyCode.K), Command.PLAY_PAUSE, 0));
        all.add(new Binding(Chord.of(KeyCode.LEFT), Command.SEEK_BY, -5_000));
        all.add(new Binding(Chord.of(KeyCode.RIGHT), Command.SEEK_BY, 5_000));
        all.add(new Binding(Chord.of(KeyCode.J), Command.SEEK_BY, -10_000));
        all.add(new Binding(Chord.of(KeyCode.L), Command.SEEK_BY, 10_000));
        all.add(new Binding(Chord.shift(KeyCode.LEFT), Command.SEEK_BY, -1_000));
        all.add(new Binding(Chord.shift(KeyCode.RIGHT), Command.SEEK_BY, 1_000));
        all.add(new Binding(Chord.shortcut(KeyCode.LEFT), Command.SEEK_BY, -60_000));
        all.add(new Binding(Chord.shortcut(KeyCode.RIGHT), Command.SEEK_BY, 60_000));
        all.add(new Binding(Chord.of(KeyCode.HOME), Command.SEEK_TO_PERCENT, 0));
        for (int digit = 0; digit <= 9; digit++) {
            String sign = Integer.toString(digit);
            all.add(new Binding(Chord.typing(sign), Command.SEEK_TO_PERCENT, digit * 10));
        }
        all.add(new Binding(Chord.of(KeyCode.UP), Command.VOLUME_BY, 5));
        all.add(new Binding(Chord.of(KeyCode.DOWN), Command.VOLUME_BY, -5));
        all.add(new Binding(Chord.of(KeyCode.M), Command.MUTE, 0));
        all.add(new Binding(Chord.of(KeyCode.F), Command.FULL_SCREEN, 0));
        all.add(new Binding(Chord.of(KeyCode.F11), Command.FULL_SCREEN, 0));
        all.add(new Binding(Chord.of(KeyCode.ESCAPE), Command.LEAVE_FULL_SCREEN, 0));
        all.add(new Binding(Chord.typing("["), Command.SPEED_BY, -10));
        all.add(new Binding(Chord.typing("]"), Command.SPEED_BY, 10));
        all.add(new Binding(Chord.of(KeyCode.BACK_SPACE), Command.SPEED_NORMAL, 0));
        all.add(new Binding(Chord.shift(KeyCode.N), Command.NEXT_IN_QUEUE, 0));
        all.add(new Binding(Chord.of(KeyCode.ENTER), Command.CHAT, 0));
        all.add(new Binding(Chord.shortcutShift(KeyCode.M), Command.MICROPHONE, 0));
        all.add(new Binding(Chord.shortcutShift(KeyCode.V), Command.CAMERA, 0));
        all.add(new Binding(Chord.shortcutShift(KeyCode.S), Command.SCREEN, 0));
        all.add(new Binding(Chord.shortcutShift(KeyCode.D), Command.DEVICES, 0));
        all.add(new Binding(Chord.shortcut(KeyCode.L), Command.LIBRARY, 0));
        all.add(new Binding(Chord.shortcut(KeyCode.C), Command.INVITE, 0));
        all.add(new Binding(Chord.shortcut(KeyCode.R), Command.ROOM_RULES, 0));
        all.add(new Binding(Chord.of(KeyCode.T), Command.ALWAYS_ON_TOP, 0));
        all.add(new Binding(Chord.shortcut(KeyCode.I), Command.STATISTICS, 0));
        all.add(new Binding(Chord.shortcut(KeyCode.COMMA), Command.SETTINGS, 0));
        all.add(new Binding(Chord.typing("?"), Command.HELP, 0));
        all.add(new Binding(Chord.of(KeyCode.F1), Command.HELP, 0));
        all.add(new Binding(Chord.shortcut(KeyCode.Q), Command.QUIT, 0));
        return new KeyMap(all);
    }

    public List<Binding> bindings() {
        return bindings;
    }

    /// What a press means.
    ///
    /// @param typed what the press would type; empty when nothing
    public Optional<Binding> find(
            KeyCode code, String typed, boolean shift, boolean shortcut, boolean alt, Focus focus) {
        return bindings.stream()
                .filter(binding -> binding.chord().matches(code, typed, shift, shortcut, alt))
                .filter(binding -> isFree(binding, focus))
                .findFirst();
    }

    /// The keys of a command, as tooltips and the table show them: `Space, K`.
    public String keysFor(Command command, int amount) {
        return bindings.stream()
                .filter(binding -> binding.command() == command && binding.amount() == amount)
                .map(binding -> binding.chord().words())
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    private static boolean isFree(Binding binding, Focus focus) {
        Chord chord = binding.chord();
        KeyCode code = chord.code();
        return switch (focus) {
            case FREE -> true;
            case TEXT ->
                    code == KeyCode.ESCAPE
                            || code == KeyCode.F1
                            || code == KeyCode.F11
                            || (chord.shortcut() && !editsText(code));
            case BUTTON -> code != KeyCode.SPACE && code != KeyCode.ENTER;
            case ARROWS ->
                    code != KeyCode.SPACE
                            && code != KeyCode.ENTER
                            && code != KeyCode.HOME
                            && !(code != null && code.isArrowKey() && !chord.shortcut());
        };
    }

    private static boolean editsText(@Nullable KeyCode code) {
        return code == KeyCode.C || code == KeyCode.LEFT || code == KeyCode.RIGHT;
    }
}
