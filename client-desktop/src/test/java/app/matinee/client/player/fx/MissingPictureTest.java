package app.matinee.client.player.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingPictureTest {
    @ParameterizedTest
    @CsvSource({
        "http://host/media/a1, AAC, true",
        "file:///films/vp9.mp4, AAC, true",
        "file:///films/odd.mp4, '', true",
        "file:///music/Song.M4A, AAC, false",
        "http://host/media/a2, MPEG1LAYER3, false",
        "http://host/media/a3, PCM, false",
    })
    void soundAloneIsMusicOrHalfAFilm(URI source, String encoding, boolean suspected) {
        List<String> encodings = encoding.isEmpty() ? List.of() : List.of(encoding);
        assertThat(MissingPicture.suspected(encodings, source)).isEqualTo(suspected);
    }
}
