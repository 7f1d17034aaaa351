package app.matinee.server.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// RFC 9110, 14.1.2 and 14.2, on a file of 1000 bytes.
class ByteRangeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    bytes=0-0             | 0   | 1
                    bytes=0-499           | 0   | 500
                    bytes=500-            | 500 | 500
                    bytes=-1              | 999 | 1
                    bytes=-5000           | 0   | 1000
                    bytes=990-5000        | 990 | 10
                    BYTES=0-9             | 0   | 10
                    bytes=0-99999999999999999999999999 | 0 | 1000
                    """)
    void aRangeIsAPart(String header, long offset, long length) {
        assertThat(ByteRange.parse(header, 1000)).isEqualTo(new ByteRange.Part(offset, length));
    }

    @ParameterizedTest
    @CsvSource({"bytes=1000-", "bytes=1000-2000", "bytes=-0", "bytes=99999999999999999999999999-"})
    void pastTheEndCannotBeSent(String header) {
        assertThat(ByteRange.parse(header, 1000)).isEqualTo(new ByteRange.Unsatisfiable());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=5-3",
                "bytes=-",
                "bytes=a-b",
                "items=0-1",
                "bytes=0-1,5-6",
                "bytes",
                "''"
            })
    void whatIsNoSingleRangeIsTheWhole(String header) {
        assertThat(ByteRange.parse(header, 1000)).isEqualTo(new ByteRange.Whole());
    }

    @Test
    void aThousandRangesAreTheWhole() {
        assertThat(ByteRange.parse("bytes=" + "0-1,".repeat(1000) + "2-3", 1000))
                .isEqualTo(new ByteRange.Whole());
    }

    @Test
    void anEmptyFileHasNoRange() {
        assertThat(ByteRange.parse("bytes=0-", 0)).isEqualTo(new ByteRange.Unsatisfiable());
        assertThat(ByteRange.parse("bytes=-5", 0)).isEqualTo(new ByteRange.Unsatisfiable());
    }
}
