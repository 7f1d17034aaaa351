package app.matinee.lab.skew;

import app.matinee.lab.skew.ScreenWatch.Glimpse;
import java.util.ArrayList;
import java.util.List;

/// What the screen says: differences of the numbers seen at one instant, in milliseconds. Pure.
///
/// @param settled absolute, outside the settling windows
/// @param all the same with them
/// @param readable share of the windows' looks, while they played, at which the number could be
///   read
record PictureSkew(Distribution settled, Distribution all, double readable) {
    static final double FRAME_MS = 1_000 / 30.0;

    /// @param filmFrames numbers start again after so many: a longer film repeats them
    static PictureSkew of(List<Glimpse> glimpses, Story story, int filmFrames) {
        List<Double> settled = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        int looks = 0;
        int read = 0;
        for (Glimpse glimpse : glimpses) {
            for (int a = 0; a < glimpse.frames().size(); a++) {
                if (story.counts(a, a, glimpse.atNanos())) {
                    looks++;
                    read += glimpse.frames().get(a) == Glimpse.NOTHING ? 0 : 1;
                }
                for (int b = a + 1; b < glimpse.frames().size(); b++) {
                    boolean seen =
                            glimpse.frames().get(a) != Glimpse.NOTHING
                                    && glimpse.frames().get(b) != Glimpse.NOTHING;
                    if (seen && story.counts(a, b, glimpse.atNanos())) {
                        double apart = Math.abs(aheadMs(glimpse, a, b, filmFrames));
                        all.add(apart);
                        if (story.settled(a, b, glimpse.atNanos())) {
                            settled.add(apart);
                        }
                    }
                }
            }
        }
        return new PictureSkew(
                new Distribution(settled),
                new Distribution(all),
                looks == 0 ? Double.NaN : (double) read / looks);
    }

    /// How far one client's picture is ahead of another's, milliseconds, the nearer way round.
    static double aheadMs(Glimpse glimpse, int a, int b, int filmFrames) {
        int apart = Math.floorMod(glimpse.frames().get(a) - glimpse.frames().get(b), filmFrames);
        return (apart > filmFrames / 2 ? apart - filmFrames : apart) * FRAME_MS;
    }

    /// How far a client is ahead of the others, settled, milliseconds: the mean over all pairs with
    /// it, since the picture knows whole frames only.
    static double meanAheadMs(List<Glimpse> glimpses, Story story, int client, int filmFrames) {
        List<Double> ahead = new ArrayList<>();
        for (Glimpse glimpse : glimpses) {
            for (int other = 0; other < glimpse.frames().size(); other++) {
                boolean seen =
                        other != client
                                && glimpse.frames().get(client) != Glimpse.NOTHING
                                && glimpse.frames().get(other) != Glimpse.NOTHING;
                if (seen
                        && story.counts(client, other, glimpse.atNanos())
                        && story.settled(client, other, glimpse.atNanos())) {
                    ahead.add(aheadMs(glimpse, client, other, filmFrames));
                }
            }
        }
        return new Distribution(ahead).mean();
    }
}
