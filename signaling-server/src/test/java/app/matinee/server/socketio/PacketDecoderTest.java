package app.matinee.server.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacketDecoderTest {
    private static String describe(String text) throws BadPacketException {
        return switch (PacketDecoder.decode(text, 10)) {
            case SocketPacket.Connect(var namespace, var auth) ->
                    "connect " + namespace + ' ' + auth;
            case SocketPacket.Disconnect(var namespace) -> "disconnect " + namespace;
            case SocketPacket.Event(var namespace, var ack, var attachments, var payload) ->
                    "event " + namespace + ' ' + ack + ' ' + attachments + ' ' + payload;
            case SocketPacket.Ack(var namespace, var ack, var attachments, var payload) ->
                    "ack " + namespace + ' ' + ack + ' ' + attachments + ' ' + payload;
        };
    }

    /// The specification's own examples, and their neighbours.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "0 | connect / null",
                "0{\"token\":\"1\"} | connect / {\"token\":\"1\"}",
                "0/admin | connect /admin null",
                "0/admin, | connect /admin null",
                "0/admin,{\"a\":1} | connect /admin {\"a\":1}",
                "1 | disconnect /",
                "1/admin, | disconnect /admin",
                "2[\"foo\"] | event / -1 0 [\"foo\"]",
                "2/admin,[\"bar\"] | event /admin -1 0 [\"bar\"]",
                "212[\"foo\"] | event / 12 0 [\"foo\"]",
                "2999999999[\"foo\"] | event / 999999999 0 [\"foo\"]",
                "2007[\"foo\"] | event / 7 0 [\"foo\"]",
                "2[\"__proto__\",{\"__proto__\":1}] | event / -1 0 [\"__proto__\",{\"__proto__\":1}]",
                "2/admin,12[\"foo\"] | event /admin 12 0 [\"foo\"]",
                "3/admin,13[\"bar\"] | ack /admin 13 0 [\"bar\"]",
                "30[] | ack / 0 0 []",
                "51-[\"baz\",{\"_placeholder\":true,\"num\":0}] | event / -1 1 [\"baz\",{\"_placeholder\":true,\"num\":0}]",
                "52-/admin,7[\"baz\"] | event /admin 7 2 [\"baz\"]",
                "50-[\"baz\"] | event / -1 0 [\"baz\"]",
                "61-15[\"bar\"] | ack / 15 1 [\"bar\"]"
            })
    void goodPacketsAreUnderstood(String text, String meaning) throws BadPacketException {
        assertThat(describe(text)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "x",
                "9[\"a\"]",
                "4{\"message\":\"only servers refuse\"}",
                "0[]",
                "0\"x\"",
                "0{",
                "0{} ,",
                "0null",
                "1x",
                "1{}",
                "2",
                "2{}",
                "2[]",
                "2\"foo\"",
                "2[1]",
                "2[null]",
                "2[{}]",
                "2[\"a\"",
                "2[\"a\"]]",
                "2[\"a\"]x",
                "2abc[\"a\"]",
                "2-1[\"a\"]",
                "21.5[\"a\"]",
                "21234567890[\"a\"]",
                "2٣[\"a\"]",
                "2[\"a\",NaN]",
                "2[\"a\",Infinity]",
                "2[\"a\",01]",
                "2['a']",
                "2[\"a\",]",
                "2[\"a\"/*c*/]",
                "2[\"a\",{\"x\":1,\"x\":2}]",
                "2[\"connect\"]",
                "2[\"disconnect\"]",
                "2[\"connect_error\"]",
                "3",
                "3[]",
                "31",
                "31{}",
                "3x[]",
                "5[\"a\"]",
                "5-[\"a\"]",
                "5x-[\"a\"]",
                "511-[\"a\"]",
                "5100-[\"a\"]",
                "51[\"a\"]",
                "51-",
                "61-[]"
            })
    void badPacketsAreRefused(String text) {
        assertThatThrownBy(() -> PacketDecoder.decode(text, 10))
                .isInstanceOf(BadPacketException.class);
    }

    @Test
    void theLimitsAreWithinWhatIsAllowed() throws BadPacketException {
        var namespace = "/" + "n".repeat(99);
        assertThat(describe("510-[\"a\"]")).startsWith("event / -1 10 ");
        assertThat(describe("0" + namespace + ",")).isEqualTo("connect " + namespace + " null");
        assertThat(describe("0" + namespace)).isEqualTo("connect " + namespace + " null");
        assertThatThrownBy(() -> describe("0" + namespace + "n,"))
                .isInstanceOf(BadPacketException.class);
    }

    static Stream<String> bombs() {
        return Stream.of(
                "2" + "9".repeat(65_000) + "[\"a\"]",
                "5" + "0".repeat(65_000) + "-[\"a\"]",
                "2[\"a\"," + "[".repeat(5_000) + "]".repeat(5_000) + "]",
                "2[\"a\"," + "[".repeat(33) + "]".repeat(33) + "]",
                "2[\"a\"," + "1".repeat(10_000) + "]",
                "2[\"a\",{\"" + "k".repeat(10_000) + "\":1}]",
                "0/" + "n".repeat(10_000));
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void refusalIsOneShortLineWithoutTheInput(String text) {
        assertThatThrownBy(() -> PacketDecoder.decode(text, 10))
                .isInstanceOf(BadPacketException.class)
                .message()
                .hasSizeLessThan(80)
                .doesNotContain("999", "[[", "kkk", "nnn");
    }
}
