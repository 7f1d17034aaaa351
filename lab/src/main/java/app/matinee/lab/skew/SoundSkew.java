package app.matinee.lab.skew;

import app.matinee.lab.sound.ChirpFinder;
import app.matinee.lab.sound.ChirpFinder.Found;
import app.matinee.lab.sound.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// What the sound says: for each chirp of one client, how far away the same one of another is, in
/// milliseconds. Pure.
///
/// @param settled absolute, outside the settling windows
/// @param all the same with them
/// @param chirps that were heard, of all clients
record SoundSkew(Distribution settled, Distribution all, int chirps) {
    static final SoundSkew UNHEARD =
            new SoundSkew(new Distribution(List.of()), new Distribution(List.of()), 0);

    /// Chirps of the same kind come every two seconds, so more than this is another one.
    private static final double SAME_MS = 990;

    /// The recording's begin is known this well; a chirp counts where both edges do.
    private static final long EDGE_NANOS = 150_000_000L;

    static SoundSkew of(Recording recording, Story story) {
        ChirpFinder finder = new ChirpFinder(recording.rate());
        List<List<Found>> heard = new ArrayList<>();
        for (float[] channel : recording.channels()) {
            heard.add(finder.find(channel));
        }
        List<Double> settled = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        for (int a = 0; a < heard.size(); a++) {
            for (int b = a + 1; b < heard.size(); b++) {
                for (Found chirp : heard.get(a)) {
                    OptionalDouble apart = apartMs(chirp, heard.get(b), recording.rate());
                    long at = recording.nanosAt(chirp.sample());
                    if (apart.isEmpty() || !counts(story, a, b, at)) {
                        continue;
                    }
                    all.add(apart.getAsDouble());
                    if (story.settled(a, b, at - EDGE_NANOS)
                            && story.settled(a, b, at + EDGE_NANOS)) {
                        settled.add(apart.getAsDouble());
                    }
                }
            }
        }
        return new SoundSkew(
                new Distribution(settled),
                new Distribution(all),
                heard.stream().mapToInt(List::size).sum());
    }

    private static boolean counts(Story story, int a, int b, long at) {
        return story.counts(a, b, at - EDGE_NANOS) && story.counts(a, b, at + EDGE_NANOS);
    }

    private static OptionalDouble apartMs(Found chirp, List<Found> others, int rate) {
        return others.stream()
                .filter(other -> other.up() == chirp.up())
                .mapToDouble(other -> Math.abs(other.sample() - chirp.sample()) * 1e3 / rate)
                .filter(ms -> ms <= SAME_MS)
                .min();
    }
}
