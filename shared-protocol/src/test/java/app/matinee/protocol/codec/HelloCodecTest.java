package app.matinee.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.Hello;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelloCodecTest {

    @Test
    void comesBackAsItWent() throws Exception {
        Hello full = new Hello("Ann", "matinee/0.1", 1, "token", "key", "identity");
        Hello minimal = new Hello("Ann", null, 1, null, null);

        assertThat(HelloCodec.decode(Json.parse(HelloCodec.encode(full)))).isEqualTo(full);
        assertThat(HelloCodec.decode(Json.parse(HelloCodec.encode(minimal)))).isEqualTo(minimal);
    }

    @Test
    void theNameIsCleanedAndTheVersionMayBeAString() throws Exception {
        Hello hello = HelloCodec.decode(Json.parse("{\"name\":\"  Ａｎｎ   B \",\"protocol\":\"1\"}"));

        assertThat(hello).isEqualTo(new Hello("Ann B", null, 1, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    bad_request          | {}
                    bad_request          | []
                    bad_request          | null
                    bad_request          | {"name":"Ann"}
                    unsupported_protocol | {"name":"Ann","protocol":2}
                    unsupported_protocol | {"name":"Ann","protocol":"2"}
                    unsupported_protocol | {"name":"Ann","protocol":1.0}
                    unsupported_protocol | {"name":"Ann","protocol":true}
                    unsupported_protocol | {"protocol":2,"newField":1}
                    bad_name             | {"protocol":1}
                    bad_name             | {"name":null,"protocol":1}
                    bad_name             | {"name":7,"protocol":1}
                    bad_name             | {"name":"  ","protocol":1}
                    bad_name             | {"name":"a\\u202eb","protocol":1}
                    bad_request          | {"name":"Ann","protocol":1,"resume":5}
                    bad_request          | {"name":"Ann","protocol":1,"accessKey":""}
                    bad_request          | {"name":"Ann","protocol":1,"client":"a\\u0000"}
                    bad_request          | {"name":"Ann","protocol":1,"role":"host"}
                    """)
    void isRefusedWithTheTrueReason(String code, String auth) throws Exception {
        var json = Json.parse(auth);

        assertThatExceptionOfType(BadMessageException.class)
                .isThrownBy(() -> HelloCodec.decode(json))
                .satisfies(e -> assertThat(e.code().wire()).isEqualTo(code));
    }

    @Test
    void nothingSaidIsRefused() {
        assertThatExceptionOfType(BadMessageException.class)
                .isThrownBy(() -> HelloCodec.decode(Json.object().path("auth")))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_REQUEST));
    }
}
