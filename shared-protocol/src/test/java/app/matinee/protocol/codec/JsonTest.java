package app.matinee.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.matinee.protocol.ErrorCode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTest {

    static Stream<String> hostile() {
        return Stream.of(
                "",
                " ",
                "{",
                "{\"a\":1}}",
                "{} {}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":+1}",
                "{\"a\":01}",
                "{\"a\":0x10}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":\"\n\"}",
                "{\"a\":1}//",
                "{\"a\":\"\\x\"}",
                "{\"" + "k".repeat(5_000) + "\":1}",
                "{\"a\":" + "9".repeat(10_000) + "}",
                "{\"a\":0." + "9".repeat(10_000) + "}",
                "[".repeat(5_000) + "]".repeat(5_000),
                "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000),
                "[".repeat(33) + "]".repeat(33));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void isRefusedInOneShortSentence(String text) {
        assertThatExceptionOfType(BadMessageException.class)
                .isThrownBy(() -> Json.parse(text))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_REQUEST))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(120));
    }

    @Test
    void thirtyTwoLevelsAreFine() throws Exception {
        assertThat(Json.parse("[".repeat(32) + "]".repeat(32)).isArray()).isTrue();
    }

    @Test
    void theCapCountsBytesOfUtf8() throws Exception {
        String text = "\"é東🎬a\"";
        int bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;

        assertThat(Json.parse(text, bytes).stringValue()).isEqualTo("é東🎬a");
        assertThatExceptionOfType(BadMessageException.class)
                .isThrownBy(() -> Json.parse(text, bytes - 1))
                .withMessageContaining("larger than");
    }

    /// The first and the last character of each length, and half a pair before something whole.
    @ParameterizedTest
    @CsvSource({
        "\u007f, 1",
        "\u0080, 2",
        "\u07ff, 2",
        "\u0800, 3",
        "\uffff, 3",
        "\ud800\udc00, 4",
        "\udbff\udfff, 4"
    })
    void aCharacterCountsAsManyBytesAsItTakes(String character, int bytes) throws Exception {
        String text = '"' + character.repeat(3) + '"';
        assertThat(Json.parse(text, 3 * bytes + 2).stringValue()).hasSize(3 * character.length());
        assertThatExceptionOfType(BadMessageException.class)
                .isThrownBy(() -> Json.parse(text, 3 * bytes + 1))
                .withMessageContaining("larger than");
    }

    @Test
    void aRefusalCostsNoStackTrace() {
        assertThat(new BadMessageException(ErrorCode.BAD_REQUEST, "no").getStackTrace()).isEmpty();
    }
}
