package app.matinee.lab.calls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import app.matinee.lab.process.LabException;
import app.matinee.lab.process.Program;
import app.matinee.lab.process.Programs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Syllables of a tone, played into a sink whose monitor is everybody's microphone. Syllables and
/// not a steady tone, because noise suppression takes what is steady for noise.
final class Tone {
    /// The null sink tools/sound.sh makes for this, and what records from it.
    static final String SINK = "matinee-tone";

    static final String MICROPHONE = SINK + ".monitor";

    private static final int RATE = 48_000;
    private static final double HERTZ = 440;
    private static final double SYLLABLE_SECONDS = 0.25;
    private static final double PAUSE_SECONDS = 0.15;
    private static final int SECONDS = 600;
    private static final int HEADER = 44;

    private Tone() {}

    /// Plays until the run ends.
    static Program play(Programs programs, Path folder) throws IOException, LabException {
        Path file = folder.resolve("tone.wav");
        Files.write(file, wav());
        return programs.start(
                "tone",
                List.of("pw-cat", "--playback", "--target", SINK, file.toString()),
                Map.of(),
                Pattern.compile("(?!)"));
    }

    private static byte[] wav() {
        int samples = RATE * SECONDS;
        ByteBuffer out = ByteBuffer.allocate(HEADER + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(US_ASCII)).putInt(36 + 2 * samples);
        out.put("WAVEfmt ".getBytes(US_ASCII)).putInt(16);
        out.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
        out.putShort((short) 2).putShort((short) 16);
        out.put("data".getBytes(US_ASCII)).putInt(2 * samples);
        for (int i = 0; i < samples; i++) {
            double at = (double) i / RATE % (SYLLABLE_SECONDS + PAUSE_SECONDS);
            // Half a sine as the loudness of a syllable: no click at either end.
            double loud = at < SYLLABLE_SECONDS ? Math.sin(Math.PI * at / SYLLABLE_SECONDS) : 0;
            // Three harmonics, as a voice has.
            double phase = 2 * Math.PI * HERTZ * i / RATE;
            double wave = Math.sin(phase) + 0.5 * Math.sin(2 * phase) + 0.3 * Math.sin(3 * phase);
            out.putShort((short) (9_000 * loud * wave));
        }
        return out.array();
    }
}
