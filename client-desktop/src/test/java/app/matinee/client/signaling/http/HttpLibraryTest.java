package app.matinee.client.signaling.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.protocol.Media;
import app.matinee.protocol.codec.BadMessageException;
import org.junit.jupiter.api.Test;

class HttpLibraryTest {
    @Test
    void filmThatCannotBeReadIsLeftOut() throws BadMessageException {
        assertThat(
                        HttpLibrary.read(
                                """
                                {"films": [
                                  {"id": "a", "title": "A", "uri": "/media/a", "durationMs": 5,
                                   "kind": "library", "sizeBytes": 7},
                                  {"id": "", "title": "no id"},
                                  {"id": "c", "title": "C", "uri": "file:///etc/passwd"},
                                  7,
                                  {"id": "d", "title": "D", "durationMs": "soon"}]}
                                """))
                .extracting(Media::title)
                .containsExactly("A", "D");
    }
}
