package app.matinee.server.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaLibraryTest {
    @TempDir private Path folder;

    @TempDir private Path elsewhere;

    @Test
    void filmsAreFoundAtAnyDepthAndNothingElse() throws IOException {
        Files.write(
                Files.createDirectories(folder.resolve("a/b")).resolve("The_Third.Man.MP4"),
                mp4(90_000, 600));
        Files.write(folder.resolve("song.mp3"), new byte[3]);
        Files.write(folder.resolve("page.html"), new byte[3]);
        Files.write(folder.resolve(".hidden.mp4"), new byte[3]);
        MediaLibrary library = scanned();
        assertThat(library.all()).extracting(Film::title).containsExactly("song", "The Third Man");
        assertThat(library.all().getLast().durationMs()).isEqualTo(150_000);
        assertThat(library.all().getFirst().durationMs()).isNull();
    }

    @Test
    void linksOutOfTheFolderAreNotFollowed() throws IOException {
        Path secret = Files.write(elsewhere.resolve("secret.mp4"), new byte[3]);
        Files.createSymbolicLink(folder.resolve("link.mp4"), secret);
        Files.createSymbolicLink(folder.resolve("dir"), elsewhere);
        Path inside = Files.write(folder.resolve("inside.mp4"), new byte[3]);
        Files.createSymbolicLink(folder.resolve("alias.mp4"), inside);
        assertThat(scanned().all()).extracting(Film::title).containsExactly("alias", "inside");
    }

    @Test
    void anIdStaysAcrossScansAndTellsNothing() throws IOException {
        Files.write(folder.resolve("a.mp4"), new byte[3]);
        MediaLibrary library = scanned();
        Film before = library.all().getFirst();
        Files.write(folder.resolve("b.mp4"), new byte[4]);
        library.rescan();
        assertThat(library.find(before.id())).containsSame(before);
        assertThat(before.id().value()).matches("[A-Za-z0-9_-]{20}");
    }

    @Test
    void brokenFilmsHaveNoLength() throws IOException {
        Files.write(folder.resolve("a-empty.mp4"), new byte[0]);
        Files.write(folder.resolve("b-huge-box.mp4"), box("moov", Integer.MAX_VALUE, new byte[8]));
        Files.write(folder.resolve("c-zero-scale.mp4"), mp4(1_000, 0));
        Files.write(folder.resolve("d-tiny-boxes.mp4"), new byte[100_000]);
        Files.write(folder.resolve("e-too-long.mp4"), mp4(Integer.MAX_VALUE, 1));
        assertThat(scanned().all()).hasSize(5).allSatisfy(f -> assertThat(f.durationMs()).isNull());
    }

    private MediaLibrary scanned() {
        MediaLibrary library = new MediaLibrary(folder);
        library.rescan();
        return library;
    }

    private static byte[] mp4(int units, int timescale) {
        ByteBuffer header =
                ByteBuffer.allocate(100)
                        .putInt(0)
                        .putInt(0)
                        .putInt(0)
                        .putInt(timescale)
                        .putInt(units);
        byte[] mvhd = box("mvhd", 108, header.array());
        byte[] head = box("ftyp", 16, new byte[8]);
        byte[] moov = box("moov", 8 + mvhd.length, mvhd);
        return ByteBuffer.allocate(head.length + moov.length).put(head).put(moov).array();
    }

    private static byte[] box(String type, int size, byte[] body) {
        return ByteBuffer.allocate(8 + body.length)
                .putInt(size)
                .put(type.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .put(body)
                .array();
    }
}
