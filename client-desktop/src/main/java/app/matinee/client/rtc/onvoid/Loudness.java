package app.matinee.client.rtc.onvoid;

/// How loud sound is.
final class Loudness {
    private Loudness() {}

    /// The root mean square of samples, 16 bit, little-endian.
    ///
    /// @return 0 to 1; 0 for any other format
    static double of(byte[] data, int bitsPerSample) {
        if (bitsPerSample != 16 || data.length < 2) {
            return 0;
        }
        double sum = 0;
        int count = data.length / 2;
        for (int i = 0; i < count; i++) {
            int sample = data[2 * i + 1] << 8 | data[2 * i] & 0xff;
            sum += (double) sample * sample;
        }
        return Math.sqrt(sum / count) / 32_768;
    }
}
