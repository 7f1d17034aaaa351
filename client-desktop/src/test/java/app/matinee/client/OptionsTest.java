package app.matinee.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

class OptionsTest {
    private static Options read(List<String> words) {
        return Options.read(words).orElseThrow();
    }

    @Test
    void aLinkAloneIsReadLikeALinkWithFlags() {
        String link = "matinee://host/K7QX2MPA";
        assertThat(read(List.of(link)).link()).contains(link);
        assertThat(read(List.of("--new-instance", link)).link()).contains(link);
        assertThat(read(List.of(link)).newInstance()).isFalse();
    }

    @Test
    void aFlagAloneIsNoLink() {
        assertThat(read(List.of("--new-instance")).link()).isEmpty();
        assertThat(read(List.of("--new-instance")).newInstance()).isTrue();
    }

    @Test
    void helpIsAllThatWasWanted() {
        assertThat(Options.read(List.of("--help"))).isEmpty();
    }

    @Test
    void everythingIsOptional() {
        Options none = read(List.of());
        assertThat(none.link()).isEmpty();
        assertThat(none.control()).isEmpty();
        assertThat(none.clockError().offsetMs()).isZero();
    }

    @Test
    void theWindowHasFourNumbers() {
        assertThat(read(List.of("--window", "20,30,940,620")).window())
                .contains(new Options.Place(20, 30, 940, 620));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--window 1,2,3",
                "--window 1,2,0,4",
                "--window a,b,c,d",
                "--server ftp://host",
                "--server host:8080",
                "--no-such-flag",
                "one two"
            })
    void nonsenseIsRefused(String words) {
        assertThatThrownBy(() -> read(List.of(words.split(" "))))
                .isInstanceOf(ParameterException.class);
    }

    @Test
    void linksThatComeEarlyAreKept() {
        InviteInbox inbox = new InviteInbox();
        inbox.accept("first");
        List<String> read = new ArrayList<>();
        inbox.readBy(read::add);
        inbox.accept("second");
        assertThat(read).containsExactly("first", "second");
    }
}
