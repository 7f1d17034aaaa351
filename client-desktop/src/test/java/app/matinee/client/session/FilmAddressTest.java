package app.matinee.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.protocol.Media;
import app.matinee.protocol.MediaId;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilmAddressTest {
    private static final URI SERVER = URI.create("https://cinema.test");

    @ParameterizedTest
    @CsvSource({
        "film-1, https://cinema.test/media/film-1",
        "a/../b, https://cinema.test/media/a%2F..%2Fb",
        "a?x=1#y, https://cinema.test/media/a%3Fx%3D1%23y",
    })
    void libraryIdIsOneSegment(String id, String address) {
        Media media = new Media(new MediaId(id), Media.Kind.LIBRARY, "t", null, null, null);
        assertThat(FilmAddress.of(SERVER, media, null)).contains(URI.create(address));
    }

    @Test
    void dotsAreNoFilm() {
        Media media = new Media(new MediaId(".."), Media.Kind.LIBRARY, "t", null, null, null);
        assertThat(FilmAddress.of(SERVER, media, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://", "https:///x", "http://a b/c", "http://[bad/x"})
    void brokenLinkIsNotOpened(String link) {
        Media media = new Media(new MediaId("x"), Media.Kind.URL, "t", link, null, null);
        assertThat(FilmAddress.of(SERVER, media, null)).isEmpty();
    }

    /// The server names a film; which file that may be is this machine's affair.
    @Test
    void onlyALibraryFilmIsTakenFromDisk() {
        URI remote = URI.create("http://cinema.test:8080/media/f");
        URI local = URI.create("file:///films/f.mp4");
        LocalFilms all = id -> Optional.of(local);
        MediaId id = new MediaId("f");
        Media library = new Media(id, Media.Kind.LIBRARY, "f", "/media/f", null, null);
        Media link = new Media(id, Media.Kind.URL, "f", remote.toString(), null, null);
        assertThat(FilmAddress.nearest(library, remote, all)).isEqualTo(local);
        assertThat(FilmAddress.nearest(library, remote, nothing -> Optional.empty()))
                .isEqualTo(remote);
        assertThat(FilmAddress.nearest(link, remote, all)).isEqualTo(remote);
    }

    @Test
    void aGrantGoesWithTheLibrarysFilmsAndWithNoOthers() {
        Media film = new Media(new MediaId("f1"), Media.Kind.LIBRARY, "F", null, null, null);
        assertThat(FilmAddress.of(SERVER, film, "a.b"))
                .contains(SERVER.resolve("/media/f1?grant=a.b"));
        Media link =
                new Media(
                        new MediaId("f2"),
                        Media.Kind.URL,
                        "F",
                        "https://elsewhere.example/f.mp4",
                        null,
                        null);
        assertThat(FilmAddress.of(SERVER, link, "a.b"))
                .contains(URI.create("https://elsewhere.example/f.mp4"));
    }
}
