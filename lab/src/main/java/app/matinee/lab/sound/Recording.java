package app.matinee.lab.sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Several sounds recorded at once, sample by sample: what stands at the same index was to be heard
/// at the same instant.
///
/// @param channels by client; −1 to 1
/// @param rate samples per second
/// @param beganNanos the kernel's monotonic clock at the first sample, to within some hundredths of
///   a second: good enough to know what happened then, never used for a difference
public record Recording(float[][] channels, int rate, long beganNanos) {
    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int BYTES_PER_SAMPLE = 2;

    /// Reads 16 bit PCM. A recorder that was ended may not have written the length: the data is
    /// what is there.
    ///
    /// @param endedNanos when the last sample was recorded
    public static Recording read(Path wav, long endedNanos) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(wav)).order(ByteOrder.LITTLE_ENDIAN);
        int channels = 0;
        int rate = 0;
        int at = RIFF_HEADER;
        while (at + CHUNK_HEADER <= file.capacity()) {
            byte[] name = new byte[4];
            file.get(at, name);
            int body = at + CHUNK_HEADER;
            String chunk = new String(name, StandardCharsets.US_ASCII);
            if (chunk.equals("fmt ")) {
                channels = file.getShort(body + 2);
                rate = file.getInt(body + 4);
            } else if (chunk.equals("data")) {
                return samples(file, body, channels, rate, endedNanos);
            }
            at = body + file.getInt(at + 4);
        }
        throw new IOException("no sound in " + wav);
    }

    private static Recording samples(
            ByteBuffer file, int body, int channels, int rate, long endedNanos) throws IOException {
        if (channels <= 0 || rate <= 0) {
            throw new IOException("the recording does not say what it is");
        }
        int frames = (file.capacity() - body) / BYTES_PER_SAMPLE / channels;
        float[][] samples = new float[channels][frames];
        for (int i = 0; i < frames; i++) {
            for (int c = 0; c < channels; c++) {
                int at = body + (i * channels + c) * BYTES_PER_SAMPLE;
                samples[c][i] = file.getShort(at) / 32_768f;
            }
        }
        return new Recording(samples, rate, endedNanos - (long) (frames * 1e9 / rate));
    }

    /// @param sample an index, fractional
    public long nanosAt(double sample) {
        return beganNanos + (long) (sample * 1e9 / rate);
    }
}
