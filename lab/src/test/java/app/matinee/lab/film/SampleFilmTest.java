package app.matinee.lab.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Looks at the committed film with ffmpeg, as a player would.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SampleFilmTest {
    private static final Path FILM = Path.of("film", "matinee-sample.mp4");
    private static final int FRAME_BYTES = Film.WIDTH * Film.HEIGHT;

    @BeforeAll
    static void ffmpegIsThere() {
        boolean there =
                Stream.of(
                                System.getenv()
                                        .getOrDefault("PATH", "")
                                        .split(java.io.File.pathSeparator))
                        .anyMatch(dir -> Files.isExecutable(Path.of(dir, "ffmpeg")));
        assumeTrue(there, "ffmpeg is missing: the sample film is not looked at");
    }

    @Test
    void everyFrameCarriesItsNumber() throws IOException {
        Process ffmpeg =
                start(
                        "ffmpeg",
                        "-v",
                        "error",
                        "-i",
                        FILM.toString(),
                        "-f",
                        "rawvideo",
                        "-pix_fmt",
                        "gray",
                        "-");
        try (var pictures = ffmpeg.getInputStream()) {
            int frame = 0;
            byte[] grey = pictures.readNBytes(FRAME_BYTES);
            while (grey.length == FRAME_BYTES) {
                byte[] shown = grey;
                assertThat(
                                FrameCode.read(
                                        (x, y) -> (shown[y * Film.WIDTH + x] & 0xFF) * 0x010101,
                                        0,
                                        330,
                                        Film.WIDTH,
                                        30))
                        .hasValue(frame++);
                grey = pictures.readNBytes(FRAME_BYTES);
            }
            assertThat(frame).isEqualTo(Film.FRAMES);
        } finally {
            ffmpeg.destroy();
        }
    }

    @Test
    void frameNIsShownAtNThirtiethsAndEachSecondBeginsWithAKeyFrame() throws IOException {
        List<String> packets =
                lines(
                        "ffprobe",
                        "-v",
                        "error",
                        "-select_streams",
                        "v",
                        "-show_entries",
                        "packet=pts_time,flags",
                        "-of",
                        "csv=p=0",
                        FILM.toString());
        assertThat(packets).hasSize(Film.FRAMES);
        for (int frame = 0; frame < Film.FRAMES; frame++) {
            String[] packet = packets.get(frame).split(",", -1);
            assertThat(Double.parseDouble(packet[0]))
                    .isCloseTo(frame / 30.0, org.assertj.core.api.Assertions.within(1e-5));
            assertThat(packet[1].startsWith("K"))
                    .as("key frame at %d", frame)
                    .isEqualTo(frame % 30 == 0);
        }
    }

    @Test
    void theFilmIsWhatEveryPlayerPlays() throws IOException {
        assertThat(
                        lines(
                                "ffprobe",
                                "-v",
                                "error",
                                "-show_entries",
                                "stream=codec_name,profile,pix_fmt,sample_rate,channels",
                                "-of",
                                "csv=p=0",
                                FILM.toString()))
                .containsExactly("h264,High,yuv420p", "aac,LC,48000,2");
        assertThat(Files.size(FILM)).isLessThan(3_000_000);
    }

    private static List<String> lines(String... command) throws IOException {
        try (var reader = start(command).inputReader()) {
            return reader.lines().toList();
        }
    }

    private static Process start(String... command) throws IOException {
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
