package app.matinee.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomIdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ABCD1234",
                "abcd1234",
                " ABCD1234 ",
                "ABCD-1234",
                "abcd 1234",
                "AB-CD-12-34",
                "\tABCD1234\n"
            })
    void whatAPersonTypesIsForgiven(String typed) {
        assertThat(RoomId.parse(typed)).contains(new RoomId("ABCD1234"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ABCD123",
                "ABCD12345",
                "ABCD_123",
                "ÄBCD1234",
                "ABCD١٢٣٤",
                "ABCD1234\u0000",
                "ßBCD123"
            })
    void anythingElseIsNoRoom(String typed) {
        assertThat(RoomId.parse(typed)).isEmpty();
    }

    @Test
    void theComputersLanguageDoesNotMatter() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(RoomId.parse("iiii1234")).contains(new RoomId("IIII1234"));
        } finally {
            Locale.setDefault(before);
        }
    }
}
