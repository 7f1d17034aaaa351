package app.matinee.lab.film;

/// What the film sounds like: slow soft chords, and a small [Chirp] on every full second.
final class FilmSound {
    static final int RATE = 48_000;
    static final int SAMPLES = RATE * Film.SECONDS;

    /// Hertz, four voices each; A minor 9, F major 7, C major add 9, G sus.
    private static final double[][] CHORDS = {
        {110.00, 164.81, 246.94, 329.63},
        {87.31, 174.61, 261.63, 329.63},
        {130.81, 196.00, 293.66, 329.63},
        {98.00, 196.00, 261.63, 293.66},
    };

    private static final double CHORD_SECONDS = 7.5;

    private FilmSound() {}

    /// Interleaved stereo, 16 bit little endian.
    static byte[] samples() {
        byte[] out = new byte[SAMPLES * 4];
        for (int i = 0; i < SAMPLES; i++) {
            double t = i / (double) RATE;
            double fade = Tone.ease(0, 2, t) * (1 - Tone.ease(Film.SECONDS - 3, Film.SECONDS, t));
            double chirp = Chirp.at(t);
            put(out, 4 * i, fade * pad(t, -1) + chirp);
            put(out, 4 * i + 2, fade * pad(t, 1) + chirp);
        }
        return out;
    }

    /// Two chords overlap; each swells and fades over twice its length.
    private static double pad(double t, int side) {
        int current = (int) Math.floor(t / CHORD_SECONDS);
        return voice(t, current - 1, side) + voice(t, current, side);
    }

    private static double voice(double t, int chord, int side) {
        if (chord < 0) {
            return 0;
        }
        double u = (t - chord * CHORD_SECONDS) / (2 * CHORD_SECONDS);
        double swell = Math.pow(Math.sin(Math.PI * Tone.clamp(u)), 2);
        double sum = 0;
        double[] hertz = CHORDS[chord % CHORDS.length];
        for (int v = 0; v < hertz.length; v++) {
            // A hair apart left and right: the chord stands wide without an effect.
            double phase = 2 * Math.PI * t * (hertz[v] + side * 0.11 * (v + 1));
            double breath = 1 + 0.25 * Math.sin(2 * Math.PI * t * (0.07 + 0.03 * v) + v + side);
            sum +=
                    breath
                            * (Math.sin(phase)
                                    + 0.28 * Math.sin(2 * phase)
                                    + 0.08 * Math.sin(3 * phase))
                            / (1 + 0.35 * v);
        }
        return 0.075 * swell * sum;
    }

    private static void put(byte[] out, int at, double value) {
        int sample = (int) Math.round(32_767 * Math.clamp(value, -1, 1));
        out[at] = (byte) sample;
        out[at + 1] = (byte) (sample >> 8);
    }
}
