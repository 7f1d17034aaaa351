package app.matinee.lab.sound;

import app.matinee.lab.film.Chirp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the film's chirps in a recorded channel. Pure.
///
/// Where something sounds above the chords is found by its energy; which chirp it is and where it
/// begins, to a sample, by correlating it with both.
public final class ChirpFinder {
    /// Of a whole and undisturbed one the correlation is 0.97 and more; of one that was cut by a
    /// seek, less.
    static final double WHOLE = 0.8;

    private static final double BLOCK_S = 0.005;
    private static final double SEARCH_S = 0.012;

    /// A chirp's loudest block against the loudest of all: clients may play at different volumes,
    /// but one plays at one.
    private static final double QUIETEST = 0.2;

    private final int rate;
    private final float[] up;
    private final float[] down;
    private final double upLength;
    private final double downLength;

    /// @param rate samples per second of the channels
    public ChirpFinder(int rate) {
        this.rate = rate;
        up = withoutChords(Chirp.samples(true, rate));
        down = withoutChords(Chirp.samples(false, rate));
        upLength = length(up);
        downLength = length(down);
    }

    /// @param sample where it begins
    /// @param up whether it is that of an even second
    public record Found(int sample, boolean up) {}

    /// @return in order
    public List<Found> find(float[] channel) {
        float[] high = withoutChords(channel);
        int block = (int) (BLOCK_S * rate);
        double[] energy = new double[high.length / block];
        double loudest = 0;
        for (int b = 0; b < energy.length; b++) {
            for (int i = b * block; i < (b + 1) * block; i++) {
                energy[b] += high[i] * high[i];
            }
            loudest = Math.max(loudest, energy[b]);
        }
        List<Found> found = new ArrayList<>();
        if (loudest == 0) {
            return found;
        }
        int blocksOfOne = (int) Math.ceil(Chirp.SECONDS / BLOCK_S);
        int b = 0;
        while (b < energy.length) {
            if (energy[b] < QUIETEST * loudest) {
                b++;
                continue;
            }
            int end = Math.min(energy.length, b + blocksOfOne);
            int middle = (int) (centre(energy, b, end) * block);
            Found one = match(high, middle - up.length / 2);
            if (one != null) {
                found.add(one);
            }
            b = end;
        }
        return found;
    }

    private static double centre(double[] energy, int from, int to) {
        double sum = 0;
        double moment = 0;
        for (int b = from; b < to; b++) {
            sum += energy[b];
            moment += energy[b] * (b + 0.5);
        }
        return moment / sum;
    }

    private @Nullable Found match(float[] high, int about) {
        int reach = (int) (SEARCH_S * rate);
        int first = Math.max(0, about - reach);
        int last = Math.min(high.length - up.length, about + reach);
        double best = WHOLE;
        Found found = null;
        for (int at = first; at <= last; at++) {
            double heard = 0;
            double asUp = 0;
            double asDown = 0;
            for (int i = 0; i < up.length; i++) {
                float x = high[at + i];
                heard += x * x;
                asUp += x * up[i];
                asDown += x * down[i];
            }
            double scale = Math.sqrt(heard);
            if (scale == 0) {
                continue;
            }
            double likeUp = asUp / scale / upLength;
            double likeDown = asDown / scale / downLength;
            double like = Math.max(likeUp, likeDown);
            if (like > best) {
                best = like;
                found = new Found(at, likeUp > likeDown);
            }
        }
        return found;
    }

    private static double length(float[] samples) {
        double sum = 0;
        for (float x : samples) {
            sum += x * x;
        }
        return Math.sqrt(sum);
    }

    /// Differences of second order: 40 dB between the chords, below 1 kHz, and the middle of a
    /// chirp. Applied to both sides, so that it moves nothing.
    private static float[] withoutChords(float[] samples) {
        float[] high = new float[samples.length];
        for (int i = 2; i < samples.length; i++) {
            high[i] = samples[i] - 2 * samples[i - 1] + samples[i - 2];
        }
        return high;
    }
}
