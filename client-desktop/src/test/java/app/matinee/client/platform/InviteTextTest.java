package app.matinee.client.platform;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.protocol.RoomId;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InviteTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ABCD1234 | ",
                "abcd-1234 | ",
                "  abcd 1234  | ",
                "Come, the room is ABCD-1234, at nine | ",
                "matinee:ABCD1234 | ",
                "matinee://ABCD1234 | ",
                "matinee://192.168.1.5:8080/ABCD1234 | http://192.168.1.5:8080",
                "matinee://cinema.example/abcd1234?tls=1 | https://cinema.example",
                "MATINEE://cinema.example/ABCD1234/ | http://cinema.example",
                "http://cinema.example:8080/join/ABCD1234 | http://cinema.example:8080",
                "Join us: https://cinema.example/ABCD1234. | https://cinema.example",
                "<matinee://[fe80::1]:8080/ABCD1234> | http://[fe80::1]:8080",
                "matinee://h/ABCD1234?password=x&flag=--new-instance | http://h",
                "matinee://10.0.0.5:8080/ABCD1234?tls=1&pin=Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9 | https://10.0.0.5:8080/?pin=Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9",
                "matinee://h:8080/ABCD1234?pin=short&tls=1 | https://h:8080",
                "matinee://h:8080/ABCD1234?pin=Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9 | http://h:8080",
            })
    void findsTheRoomAndItsServer(String text, String server) {
        assertThat(InviteText.parse(text))
                .contains(
                        new Invite(
                                Optional.ofNullable(server).map(URI::create),
                                new RoomId("ABCD1234")));
    }

    @ParameterizedTest
    @CsvSource({
        "matinee://h:8080/ABCD1234?invite=abcdefghijklmnop_-, abcdefghijklmnop_-",
        "matinee://h:8443/ABCD1234?tls=1&invite=abcdefghijklmnop, abcdefghijklmnop",
        "matinee://h/ABCD1234?invite=short,",
        "matinee://h/ABCD1234?invite=abcdefghijklmnop%0a,",
        "matinee://h/ABCD1234?xinvite=abcdefghijklmnop,",
        "matinee://h/ABCD1234#invite=abcdefghijklmnop,"
    })
    void aLinkMayCarryAnInvitesSecretAndNothingElse(String link, String token) {
        assertThat(InviteText.parse(link))
                .hasValueSatisfying(
                        invite -> assertThat(invite.token()).isEqualTo(Optional.ofNullable(token)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "this sentence has exciting words",
                "matinee:",
                "matinee://",
                "matinee:///etc/passwd",
                "matinee://host/../../x",
                "matinee://host/ABCD12345678",
                "matinee://user:secret@host/ABCD1234",
                "matinee://host/ABCD1234%0a--flag",
                "matinee://host/%2fABCD1234\u0000",
                "file:///ABCD1234",
                "javascript:ABCD1234//",
                "http://",
                "\"--flag\" \"x\"",
            })
    void refusesWhatIsNoInvite(String text) {
        assertThat(InviteText.parse(text)).isEmpty();
    }

    @Test
    void quotesAndLinesEndTheLink() {
        assertThat(InviteText.parse("matinee://host/ABCD1234\n--flag"))
                .contains(
                        new Invite(Optional.of(URI.create("http://host")), new RoomId("ABCD1234")));
    }

    @Test
    void endlessTextIsNotSearched() {
        assertThat(InviteText.parse("ABCD1234 " + "x".repeat(10_000))).isEmpty();
    }
}
