package app.matinee.lab.skew;

import app.matinee.lab.process.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The film for a run: the sample as it is, or several times over when the run is longer.
final class FilmReel {
    /// The sample's own length.
    static final int SAMPLE_S = 75;

    /// After so many frames the numbers in the picture start again.
    static final int SAMPLE_FRAMES = SAMPLE_S * 30;

    /// The story leaves the film no further on than the run is long.
    private static final int LONGEST_WITH_SAMPLE_S = 70;

    private FilmReel() {}

    /// @param folder for a longer one; copied, not encoded anew, so the frames stay the same
    /// @return a folder with one film
    static Path longEnough(SkewSetup setup, Path folder)
            throws IOException, LabException, InterruptedException {
        Path media = setup.programs().media();
        if (setup.seconds() <= LONGEST_WITH_SAMPLE_S) {
            return media;
        }
        Path sample;
        try (Stream<Path> files = Files.list(media)) {
            sample =
                    files.filter(file -> file.toString().endsWith(".mp4"))
                            .findFirst()
                            .orElseThrow(() -> new LabException("There is no film in " + media));
        }
        Files.createDirectories(folder);
        int more = (setup.seconds() + SAMPLE_S) / SAMPLE_S + 1;
        Process ffmpeg =
                new ProcessBuilder(
                                List.of(
                                        "ffmpeg",
                                        "-v",
                                        "error",
                                        "-y",
                                        "-stream_loop",
                                        Integer.toString(more),
                                        "-i",
                                        sample.toString(),
                                        "-c",
                                        "copy",
                                        folder.resolve("matinee-long.mp4").toString()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (ffmpeg.waitFor() != 0) {
            throw new LabException("ffmpeg could not make the film longer.");
        }
        return folder;
    }
}
