package app.matinee.lab.skew;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Turns frame tracks and a story into figures. Pure.
public final class SkewAnalysis {
    /// How often the tracks are compared.
    private static final long GRID_NANOS = 20_000_000L;

    /// "Back in step" is this close …
    private static final double IN_STEP_MS = 50;

    /// … and stays so for this long.
    private static final long STAYS_NANOS = 1_000_000_000L;

    private final List<FrameTrack> tracks;
    private final Story story;

    public SkewAnalysis(List<FrameTrack> tracks, Story story) {
        this.tracks = List.copyOf(tracks);
        this.story = story;
    }

    /// Two clients, `a < b`.
    public record Pair(int a, int b) {}

    /// @param settled absolute differences, milliseconds, outside the settling windows
    /// @param all the same with them
    public record Skew(Distribution settled, Distribution all) {}

    /// Every pair by itself.
    public Map<Pair, Skew> perPair() {
        Map<Pair, Skew> result = new LinkedHashMap<>();
        for (Pair pair : pairs()) {
            result.put(pair, skewOf(List.of(pair)));
        }
        return result;
    }

    /// All pairs together.
    public Skew overall() {
        return skewOf(pairs());
    }

    /// A pair out of step for a while although nothing was being done to it: what a maximum is
    /// traced by.
    ///
    /// @param aheadMs the largest difference in it, signed: positive when `a` was ahead of `b`
    public record Excess(Pair pair, Span when, double aheadMs) {}

    /// Every stretch in which a settled pair is further apart than a bound, the worst first.
    ///
    /// @param overMs the bound, milliseconds
    public List<Excess> excesses(double overMs) {
        List<Excess> found = new ArrayList<>();
        for (Pair pair : pairs()) {
            for (Span span : story.playing()) {
                long from = -1;
                double worst = 0;
                for (long t = span.fromNanos(); t < span.toNanos(); t += GRID_NANOS) {
                    double ahead = settledAhead(pair, t);
                    if (Math.abs(ahead) > overMs) {
                        from = from < 0 ? t : from;
                        worst = Math.abs(ahead) > Math.abs(worst) ? ahead : worst;
                    } else if (from >= 0) {
                        found.add(new Excess(pair, new Span(from, t), worst));
                        from = -1;
                        worst = 0;
                    }
                }
                if (from >= 0) {
                    found.add(new Excess(pair, new Span(from, span.toNanos()), worst));
                }
            }
        }
        found.sort(Comparator.comparingDouble((Excess e) -> -Math.abs(e.aheadMs())));
        return found;
    }

    /// @return 0 while the pair does not count
    private double settledAhead(Pair pair, long nanos) {
        if (!story.counts(pair.a, pair.b, nanos) || !story.settled(pair.a, pair.b, nanos)) {
            return 0;
        }
        OptionalDouble a = tracks.get(pair.a).positionAt(nanos);
        OptionalDouble b = tracks.get(pair.b).positionAt(nanos);
        return a.isPresent() && b.isPresent() ? a.getAsDouble() - b.getAsDouble() : 0;
    }

    private Skew skewOf(List<Pair> pairs) {
        List<Double> settled = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        for (Span span : story.playing()) {
            for (long t = span.fromNanos(); t < span.toNanos(); t += GRID_NANOS) {
                for (Pair pair : pairs) {
                    if (!story.counts(pair.a, pair.b, t)) {
                        continue;
                    }
                    OptionalDouble apart = apart(pair, t);
                    if (apart.isPresent()) {
                        all.add(apart.getAsDouble());
                        if (story.settled(pair.a, pair.b, t)) {
                            settled.add(apart.getAsDouble());
                        }
                    }
                }
            }
        }
        return new Skew(new Distribution(settled), new Distribution(all));
    }

    /// For each start from rest: the time between the first and the last client's first new frame.
    public List<Double> startSpreadsMs() {
        List<Double> spreads = new ArrayList<>();
        for (Story.Event event : story.events()) {
            if (event.kind() == Story.Kind.START) {
                List<Long> firsts = new ArrayList<>();
                for (int c = 0; c < tracks.size(); c++) {
                    if (story.counts(c, c, event.atNanos() + STAYS_NANOS)) {
                        OptionalLong first =
                                tracks.get(c).firstFrameAfter(event.atNanos(), event.restingMs());
                        first.ifPresent(firsts::add);
                    }
                }
                if (firsts.size() > 1) {
                    long first = firsts.stream().mapToLong(Long::longValue).min().orElseThrow();
                    long last = firsts.stream().mapToLong(Long::longValue).max().orElseThrow();
                    spreads.add((last - first) / 1e6);
                }
            }
        }
        return spreads;
    }

    /// From an event to the instant from which the pairs it touches stay in step, milliseconds.
    ///
    /// @return infinite when they never did before the playing span's end
    public double backInStepMs(Story.Event event) {
        List<Pair> touched =
                pairs().stream()
                        .filter(p ->
                                event.client() == null
                                        || p.a == event.client()
                                        || p.b == event.client())
                        .toList();
        for (Span span : story.playing()) {
            if (span.toNanos() <= event.atNanos()) {
                continue;
            }
            long goodSince = -1;
            for (long t = Math.max(span.fromNanos(), event.atNanos());
                    t < span.toNanos();
                    t += GRID_NANOS) {
                if (inStep(touched, t)) {
                    goodSince = goodSince < 0 ? t : goodSince;
                    if (t - goodSince >= STAYS_NANOS) {
                        return (goodSince - event.atNanos()) / 1e6;
                    }
                } else {
                    goodSince = -1;
                }
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /// The largest skew among the others while one client had its trouble, milliseconds.
    double largestWithout(int client, Span span) {
        List<Double> seen = new ArrayList<>();
        for (long t = span.fromNanos(); t < span.toNanos(); t += GRID_NANOS) {
            for (Pair pair : pairs()) {
                boolean others = pair.a != client && pair.b != client;
                if (others && story.counts(pair.a, pair.b, t)) {
                    apart(pair, t).ifPresent(seen::add);
                }
            }
        }
        return new Distribution(seen).max();
    }

    /// How far a client is ahead of the others, settled, milliseconds: the median over all pairs
    /// with it.
    double medianAheadMs(int client) {
        List<Double> ahead = new ArrayList<>();
        for (Span span : story.playing()) {
            for (long t = span.fromNanos(); t < span.toNanos(); t += GRID_NANOS) {
                for (int other = 0; other < tracks.size(); other++) {
                    if (other != client
                            && story.counts(client, other, t)
                            && story.settled(client, other, t)) {
                        OptionalDouble mine = tracks.get(client).positionAt(t);
                        OptionalDouble theirs = tracks.get(other).positionAt(t);
                        if (mine.isPresent() && theirs.isPresent()) {
                            ahead.add(mine.getAsDouble() - theirs.getAsDouble());
                        }
                    }
                }
            }
        }
        return new Distribution(ahead).median();
    }

    private boolean inStep(List<Pair> touched, long nanos) {
        for (Pair pair : touched) {
            boolean both = story.counts(pair.a, pair.b, nanos);
            if (both && apart(pair, nanos).orElse(Double.POSITIVE_INFINITY) > IN_STEP_MS) {
                return false;
            }
        }
        return true;
    }

    private OptionalDouble apart(Pair pair, long nanos) {
        OptionalDouble a = tracks.get(pair.a).positionAt(nanos);
        OptionalDouble b = tracks.get(pair.b).positionAt(nanos);
        return a.isPresent() && b.isPresent()
                ? OptionalDouble.of(Math.abs(a.getAsDouble() - b.getAsDouble()))
                : OptionalDouble.empty();
    }

    private List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int a = 0; a < tracks.size(); a++) {
            for (int b = a + 1; b < tracks.size(); b++) {
                pairs.add(new Pair(a, b));
            }
        }
        return pairs;
    }
}
