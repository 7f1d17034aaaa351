package app.matinee.client.ui.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.matinee.client.ui.common.KeyMap.Binding;
import app.matinee.client.ui.common.KeyMap.Focus;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KeyMapTest {
    private final KeyMap keys = KeyMap.standard();

    @ParameterizedTest
    @CsvSource({
        "SPACE, false, false, PLAY_PAUSE, 0",
        "K, false, false, PLAY_PAUSE, 0",
        "LEFT, false, false, SEEK_BY, -5000",
        "RIGHT, true, false, SEEK_BY, 1000",
        "LEFT, false, true, SEEK_BY, -60000",
        "J, false, false, SEEK_BY, -10000",
        "L, false, false, SEEK_BY, 10000",
        "L, false, true, LIBRARY, 0",
        "UP, false, false, VOLUME_BY, 5",
        "M, false, false, MUTE, 0",
        "F11, false, false, FULL_SCREEN, 0",
        "ESCAPE, false, false, LEAVE_FULL_SCREEN, 0",
        "N, true, false, NEXT_IN_QUEUE, 0",
        "I, false, true, STATISTICS, 0",
        "Q, false, true, QUIT, 0",
    })
    void keyMeansItsCommand(
            KeyCode code, boolean shift, boolean shortcut, Command command, int amount) {
        assertThat(keys.find(code, "", shift, shortcut, false, Focus.FREE))
                .map(Binding::command)
                .contains(command);
        assertThat(keys.find(code, "", shift, shortcut, false, Focus.FREE))
                .map(Binding::amount)
                .contains(amount);
    }

    @Test
    void signsAreFoundWhereverTheKeyboardHasThem() {
        assertThat(keys.find(KeyCode.DEAD_GRAVE, "?", true, false, false, Focus.FREE))
                .map(Binding::command)
                .contains(Command.HELP);
        assertThat(keys.find(KeyCode.NUMPAD4, "4", false, false, false, Focus.FREE))
                .map(Binding::amount)
                .contains(40);
    }

    @Test
    void lettersAndSpaceAreOffWhileTyping() {
        for (Binding binding : keys.bindings()) {
            Chord chord = binding.chord();
            if (chord.shortcut() || chord.typed() == null && isAllowedWhileTyping(chord.code())) {
                continue;
            }
            KeyCode code = chord.code() == null ? KeyCode.UNDEFINED : chord.code();
            String typed = chord.typed() == null ? "" : chord.typed();
            assertThat(keys.find(code, typed, chord.shift(), false, false, Focus.TEXT))
                    .as("%s while typing", chord.words())
                    .isEmpty();
        }
    }

    @Test
    void copyingAndWordJumpsStayWithTheField() {
        assertThat(press(KeyCode.C, true, Focus.TEXT)).isEmpty();
        assertThat(press(KeyCode.LEFT, true, Focus.TEXT)).isEmpty();
        assertThat(press(KeyCode.L, true, Focus.TEXT)).isPresent();
        assertThat(press(KeyCode.C, true, Focus.FREE)).isPresent();
    }

    @Test
    void spaceAndEnterBelongToAFocusedButton() {
        assertThat(press(KeyCode.SPACE, false, Focus.BUTTON)).isEmpty();
        assertThat(press(KeyCode.ENTER, false, Focus.BUTTON)).isEmpty();
        assertThat(press(KeyCode.K, false, Focus.BUTTON)).isPresent();
    }

    @Test
    void arrowsBelongToAFocusedSlider() {
        assertThat(press(KeyCode.UP, false, Focus.ARROWS)).isEmpty();
        assertThat(press(KeyCode.M, false, Focus.ARROWS)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Focus.class)
    void escapeAlwaysLeadsOut(Focus focus) {
        assertThat(press(KeyCode.ESCAPE, false, focus)).isPresent();
    }

    @Test
    void altMeansNothing() {
        assertThat(keys.find(KeyCode.UP, "", false, false, true, Focus.FREE)).isEmpty();
    }

    @Test
    void everyCommandHasAKey() {
        assertThat(keys.bindings()).extracting(Binding::command).contains(Command.values());
    }

    @Test
    void oneChordForTwoThingsIsRefused() {
        Binding one = new Binding(Chord.of(KeyCode.A), Command.MUTE, 0);
        Binding two = new Binding(Chord.of(KeyCode.A), Command.HELP, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyMap(List.of(one, two)))
                .withMessageContaining("A is bound twice");
    }

    private Optional<Binding> press(KeyCode code, boolean shortcut, Focus focus) {
        return keys.find(code, "", false, shortcut, false, focus);
    }

    private static boolean isAllowedWhileTyping(@Nullable KeyCode code) {
        return code == KeyCode.ESCAPE || code == KeyCode.F1 || code == KeyCode.F11;
    }
}
