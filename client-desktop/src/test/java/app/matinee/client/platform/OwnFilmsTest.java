package app.matinee.client.platform;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.protocol.MediaId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFilmsTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void aFilmOfTheSamePlaceAndSizeIsFound() throws IOException {
        Files.createDirectories(folder.resolve("old"));
        Path film = Files.write(folder.resolve("old/film.mp4"), new byte[7]);
        OwnFilms own = OwnFilms.in(Optional.of(folder));
        assertThat(own.find(MediaId.ofLibraryFile(Path.of("old", "film.mp4"), 7)))
                .contains(film.toUri());
    }

    @Test
    void anotherSizeOrPlaceIsAnotherFilm() throws IOException {
        Files.write(folder.resolve("film.mp4"), new byte[7]);
        OwnFilms own = OwnFilms.in(Optional.of(folder));
        assertThat(own.find(MediaId.ofLibraryFile(Path.of("film.mp4"), 8))).isEmpty();
        assertThat(own.find(MediaId.ofLibraryFile(Path.of("old", "film.mp4"), 7))).isEmpty();
    }

    @Test
    void noFolderAndAMissingFolderHaveNoFilms() {
        MediaId any = MediaId.ofLibraryFile(Path.of("film.mp4"), 7);
        assertThat(OwnFilms.in(Optional.empty()).find(any)).isEmpty();
        assertThat(OwnFilms.in(Optional.of(folder.resolve("gone"))).find(any)).isEmpty();
    }
}
