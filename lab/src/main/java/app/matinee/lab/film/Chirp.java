package app.matinee.lab.film;

/// The sound on every full second of the film: a sweep through 1.5…7 kHz. To the ear a cricket, to
/// a correlator a peak a fraction of a millisecond wide. Even seconds sweep up and odd ones down,
/// so a whole second of skew shows too.
public final class Chirp {
    public static final double SECONDS = 0.07;

    private static final double LOW_HZ = 1_500;
    private static final double HIGH_HZ = 7_000;
    private static final double AMPLITUDE = 0.10;

    private Chirp() {}

    /// @param t of the film, seconds
    /// @return −1 to 1; 0 between the chirps
    static double at(double t) {
        double since = t - Math.floor(t);
        return since >= SECONDS ? 0 : AMPLITUDE * sweep(since, (long) Math.floor(t) % 2 == 0);
    }

    /// One chirp by itself.
    ///
    /// @param up as on even seconds
    /// @param rate samples per second
    public static float[] samples(boolean up, int rate) {
        float[] samples = new float[(int) (SECONDS * rate)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) sweep(i / (double) rate, up);
        }
        return samples;
    }

    private static double sweep(double since, boolean up) {
        double along = since / SECONDS;
        double from = up ? LOW_HZ : HIGH_HZ;
        double to = up ? HIGH_HZ : LOW_HZ;
        double phase = 2 * Math.PI * since * (from + (to - from) * along / 2);
        return Math.pow(Math.sin(Math.PI * along), 2) * Math.sin(phase);
    }
}
