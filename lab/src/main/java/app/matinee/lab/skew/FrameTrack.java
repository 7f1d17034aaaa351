package app.matinee.lab.skew;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What one client showed: the media time of every frame and when it came out of the decoder, on
/// the kernel's monotonic clock, which all processes share and no injected offset touches.
///
/// Between two frames that follow each other the film is taken to move evenly; where the next frame
/// is late or elsewhere (a seek, a stall, a pause), the picture stands at the last one.
public final class FrameTrack {
    /// Three frames at 30/s and a little: what lies further apart is no steady motion.
    private static final double STEADY_MS = 120;

    private final long[] arrivalNanos;
    private final double[] mediaMs;

    FrameTrack(long[] arrivalNanos, double[] mediaMs) {
        if (arrivalNanos.length != mediaMs.length) {
            throw new IllegalArgumentException("one arrival per frame");
        }
        this.arrivalNanos = arrivalNanos.clone();
        this.mediaMs = mediaMs.clone();
    }

    /// Reads lines of `arrivalNanos mediaMs`. A last line cut short by a kill is left out.
    public static FrameTrack read(Path file) throws IOException {
        List<String[]> lines =
                Files.readAllLines(file).stream()
                        .map(line -> line.split(" ", -1))
                        .filter(parts -> parts.length == 2 && !parts[1].isEmpty())
                        .toList();
        return new FrameTrack(
                lines.stream().mapToLong(p -> Long.parseLong(p[0])).toArray(),
                lines.stream().mapToDouble(p -> Double.parseDouble(p[1])).toArray());
    }

    public int frames() {
        return arrivalNanos.length;
    }

    /// @return media time on the screen, milliseconds; empty before the first frame
    public OptionalDouble positionAt(long nanos) {
        int i = lastAt(nanos);
        if (i < 0) {
            return OptionalDouble.empty();
        }
        if (i + 1 < arrivalNanos.length && steady(i)) {
            double part =
                    (double) (nanos - arrivalNanos[i]) / (arrivalNanos[i + 1] - arrivalNanos[i]);
            return OptionalDouble.of(mediaMs[i] + part * (mediaMs[i + 1] - mediaMs[i]));
        }
        return OptionalDouble.of(mediaMs[i]);
    }

    /// When the film first moved on from a resting position: the arrival of the first frame past
    /// it.
    ///
    /// @param afterNanos looks from here on
    /// @param restingMs where all clients rested, media milliseconds
    public OptionalLong firstFrameAfter(long afterNanos, double restingMs) {
        for (int i = Math.max(lastAt(afterNanos), 0); i < arrivalNanos.length; i++) {
            boolean past = mediaMs[i] > restingMs + 1 && mediaMs[i] < restingMs + 500;
            if (arrivalNanos[i] >= afterNanos && past) {
                return OptionalLong.of(arrivalNanos[i]);
            }
        }
        return OptionalLong.empty();
    }

    /// Frames of the film that never came while it moved forward, in a stretch of time.
    ///
    /// @param frameMs length of one frame
    public int dropped(long fromNanos, long toNanos, double frameMs) {
        int dropped = 0;
        for (int i = 0; i + 1 < arrivalNanos.length; i++) {
            double step = mediaMs[i + 1] - mediaMs[i];
            boolean within = arrivalNanos[i] >= fromNanos && arrivalNanos[i + 1] <= toNanos;
            if (within && step > 1.5 * frameMs && step < STEADY_MS) {
                dropped += (int) Math.round(step / frameMs) - 1;
            }
        }
        return dropped;
    }

    private boolean steady(int i) {
        double step = mediaMs[i + 1] - mediaMs[i];
        double wait = (arrivalNanos[i + 1] - arrivalNanos[i]) / 1e6;
        return step > 0 && step <= STEADY_MS && wait > 0 && wait <= STEADY_MS;
    }

    private int lastAt(long nanos) {
        int at = Arrays.binarySearch(arrivalNanos, nanos);
        return at >= 0 ? at : -at - 2;
    }
}
