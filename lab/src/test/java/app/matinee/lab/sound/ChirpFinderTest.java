package app.matinee.lab.sound;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.lab.film.Chirp;
import app.matinee.lab.sound.ChirpFinder.Found;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChirpFinderTest {
    private static final int RATE = 48_000;

    /// Loud chords under quiet chirps, as the film has them.
    private static float[] chords(int samples) {
        float[] sound = new float[samples];
        for (int i = 0; i < samples; i++) {
            double t = i / (double) RATE;
            sound[i] =
                    (float)
                            (0.2 * Math.sin(2 * Math.PI * 110 * t)
                                    + 0.1 * Math.sin(2 * Math.PI * 329.6 * t)
                                    + 0.03 * Math.sin(2 * Math.PI * 989 * t));
        }
        return sound;
    }

    private static void put(float[] sound, int at, boolean up, double loudness, int length) {
        float[] chirp = Chirp.samples(up, RATE);
        for (int i = 0; i < Math.min(length, chirp.length); i++) {
            sound[at + i] += (float) (loudness * chirp[i]);
        }
    }

    @Test
    void chirpsAreFoundToTheSampleAndToldApart() {
        float[] sound = chords(3 * RATE);
        put(sound, 12_345, true, 0.05, RATE);
        put(sound, 60_001, false, 0.05, RATE);
        put(sound, 110_777, true, 0.05, RATE);

        assertThat(new ChirpFinder(RATE).find(sound))
                .containsExactly(
                        new Found(12_345, true),
                        new Found(60_001, false),
                        new Found(110_777, true));
    }

    @Test
    void halfAChirpIsNone() {
        float[] sound = chords(2 * RATE);
        put(sound, 12_345, true, 0.05, 1_500);
        put(sound, 60_001, false, 0.05, RATE);

        assertThat(new ChirpFinder(RATE).find(sound)).containsExactly(new Found(60_001, false));
    }

    @Test
    void silenceHasNoChirps() {
        assertThat(new ChirpFinder(RATE).find(new float[RATE])).isEmpty();
    }

    @Test
    void recordingThatWasEndedHardIsReadToItsEnd(@TempDir Path folder) throws Exception {
        ByteBuffer wav = ByteBuffer.allocate(44 + 12).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes()).putInt(0).put("WAVEfmt ".getBytes()).putInt(16);
        wav.putShort((short) 1).putShort((short) 2).putInt(1_000).putInt(4_000);
        wav.putShort((short) 4).putShort((short) 16).put("data".getBytes()).putInt(0);
        for (int value : List.of(0, 16_384, -32_768, 0, 8_192, 1)) {
            wav.putShort((short) value);
        }
        Path file = folder.resolve("sound.wav");
        Files.write(file, wav.array());

        Recording recording = Recording.read(file, 5_000_000_000L);

        assertThat(recording.channels()[0]).containsExactly(0f, -1f, 0.25f);
        assertThat(recording.channels()[1][0]).isEqualTo(0.5f);
        assertThat(recording.rate()).isEqualTo(1_000);
        assertThat(recording.beganNanos()).isEqualTo(4_997_000_000L);
        assertThat(recording.nanosAt(3)).isEqualTo(5_000_000_000L);
    }
}
