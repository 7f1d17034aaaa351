package app.matinee.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            textBlock =
                    """
                    Ann,Ann
                      Ann  B ,Ann B
                    Ａｎｎ,Ann
                    A\u00a0\u3000n,A n
                    e\u0301,é
                    Jürgen,Jürgen
                    محمد,محمد
                    東京,東京
                    🎬🍿,🎬🍿
                    ❤\ufe0f,❤
                    <b>,<b>
                    """)
    void isCleaned(String typed, String clean) {
        assertThat(Names.clean(typed)).contains(clean);
        assertThat(Names.clean(clean)).as("cleaning again").contains(clean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0",
                "a\u200bb",
                "a\u200db",
                "\ufeffa",
                "a\u202eb",
                "a\u2066b",
                "a\u00adb",
                "a\u0000b",
                "a\nb",
                "a\u001b[31mb",
                "a\ud83d",
                "a\ue000",
                "\u3164",
                "\uffa0",
                "\u2800",
                "a\u034fb",
                "\ufe0f",
                "\u0301",
                "a\u0300\u0300\u0300\u0300\u0300\u0300",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void isRefused(String typed) {
        assertThat(Names.clean(typed)).isEmpty();
    }

    @Test
    void thirtyTwoCharactersCountAsPeopleCount() {
        String films = "🎬".repeat(32);

        assertThat(Names.clean(films)).contains(films);
        assertThat(new Member(new UserId("u"), films, Role.MEMBER, 0).name()).isEqualTo(films);
        assertThat(Names.clean("🎬".repeat(33))).isEmpty();
        assertThat(Names.clean("a".repeat(1_000_000))).isEmpty();
    }

    @Test
    void peopleOfOneNameAreToldApart() {
        assertThat(Names.unique("Ann", List.of("Ben"))).isEqualTo("Ann");
        assertThat(Names.unique("Ann", List.of("ANN", "Ann 2"))).isEqualTo("Ann 3");
        assertThat(Names.unique("🎬".repeat(32), List.of("🎬".repeat(32))))
                .isEqualTo("🎬".repeat(30) + " 2");
    }

    /// Latin, and what somebody writes who wants to be taken for them.
    @ParameterizedTest
    @CsvSource({
        "Ann, Аnn", // Cyrillic A
        "Ann, ΑΝΝ", // all Greek
        "Paul, Раul",
        "Iris, lris",
        "Iris, 1ris",
        "Mira, Мira",
        "Mira, міrа",
        "modem, rnodern",
        "Zoë, Zoё", // Cyrillic io, decomposed
        "Oscar, 0scar",
        "Wim, VVim",
        "Ann 2, Аnn 2"
    })
    void whoLooksLikeAnotherIsToldApart(String name, String imitation) {
        assertThat(Names.unique(imitation, List.of(name))).isEqualTo(imitation + " 2");
        assertThat(Names.unique(name, List.of(imitation))).isEqualTo(name + " 2");
    }

    @ParameterizedTest
    @CsvSource({"Ana, Ána", "Ben, Bea", "Иван, Игорь", "Ίρις, Μαρία", "Jo, Joe", "Ann 2, Ann 3"})
    void whoLooksDifferentKeepsTheirName(String name, String other) {
        assertThat(Names.unique(other, List.of(name))).isEqualTo(other);
    }
}
