package app.matinee.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextCleanerTest {

    static Object[][] chat() {
        return new Object[][] {
            {"hello", "hello"},
            {" a\r\nb\rc\nd ", "a\nb\nc\nd"},
            {"a\tb", "a b"},
            {"a\u0000\u0007\u001b[31m\u007f\u009b", "a[31m"},
            {"\ud83d a \udfac", "a"},
            {"🎬 👩‍👩‍👧 ❤️", "🎬 👩‍👩‍👧 ❤️"},
            {"gpj.\u202eexe", "gpj.exe"},
            {"a\u2028b\u2029c\u0085d", "a\nb\nc\nd"},
            {"\u2067שלום\u2069", "\u2067שלום\u2069"},
            {"\u0000\n\t ", ""},
            {"javascript:alert(1)", "javascript:alert(1)"},
        };
    }

    @ParameterizedTest
    @MethodSource("chat")
    void chatIsCleaned(String text, String clean) {
        assertThat(TextCleaner.clean(text)).isEqualTo(clean);
        assertThat(TextCleaner.clean(clean)).as("cleaning again").isEqualTo(clean);
    }

    @Test
    void aTitleFromAFilesNameFitsOneLine() {
        assertThat(TextCleaner.line(" The\nFilm \u202e\u0000(1999) ", 80))
                .isEqualTo("The Film (1999)");
        assertThat(TextCleaner.line("abc 🎬", 5)).isEqualTo("abc");
        assertThat(TextCleaner.line("abc 🎬", 6)).isEqualTo("abc 🎬");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\tb", "a\u0000", "\ud83d", "a\u202e", "a\u2028b", "a\u0085b"})
    void isNotPlain(String text) {
        assertThat(TextCleaner.isPlain(text)).isFalse();
        assertThat(TextCleaner.isPlain(TextCleaner.line(text, 80))).isTrue();
    }

    @Test
    void anExcerptIsShortAndHarmless() {
        assertThat(TextCleaner.excerpt("a\r\n\u202e\ud83db")).isEqualTo("a????b");
        assertThat(TextCleaner.excerpt("x".repeat(1_000))).isEqualTo("x".repeat(40) + "…");
    }
}
