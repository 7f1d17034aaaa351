package app.matinee.lab.skew;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What came of one run.
///
/// @param pairs frames, pair by pair
/// @param overall frames, all pairs
/// @param startSpreadsMs one for each start from rest
/// @param events how long each took until those it touches were back in step
/// @param excesses settled pairs further apart than [#IN_STEP_MS], the worst first
/// @param othersDuringBlackoutMs the largest skew among those who were not in the dark, from its
///   begin until the settling time after it
/// @param othersCorrectedDuringBlackout how often one of them was moved
/// @param injectedMs how far the client with the deliberate error was ahead, median of its pairs
/// @param injectedPictureMs the same in the picture
record SkewResult(
        SkewSetup setup,
        Conditions conditions,
        Map<SkewAnalysis.Pair, SkewAnalysis.Skew> pairs,
        SkewAnalysis.Skew overall,
        PictureSkew picture,
        SoundSkew sound,
        List<Double> startSpreadsMs,
        List<Resync> events,
        List<SkewAnalysis.Excess> excesses,
        double othersDuringBlackoutMs,
        long othersCorrectedDuringBlackout,
        List<List<Correction>> corrections,
        List<Integer> dropped,
        double injectedMs,
        double injectedPictureMs,
        SkewScript.Marks marks) {

    /// What the issue calls in step.
    static final double IN_STEP_MS = 50;

    /// @param loadBefore `/proc/loadavg` before anything was started
    /// @param faces how many of the others' cameras each client saw move at the end; empty without
    ///   a call
    record Conditions(
            String loadBefore,
            String loadAfter,
            CpuMeter.Spent cpu,
            List<SkewRun.WrongClock> clocks,
            List<Integer> faces) {}

    /// @param ms infinite when they never were
    record Resync(Story.Event event, double ms) {}

    static SkewResult of(
            SkewSetup setup,
            Conditions conditions,
            Story story,
            SkewScript.Marks marks,
            int dark,
            List<FrameTrack> tracks,
            List<ScreenWatch.Glimpse> glimpses,
            SoundSkew sound,
            List<List<Correction>> corrections) {
        SkewAnalysis analysis = new SkewAnalysis(tracks, story);
        long settledAgain = marks.lightNanos() + setup.profile().limits().blackoutMs() * 1_000_000L;
        boolean wasDark = marks.lightNanos() > marks.darkNanos();
        Span blackout = new Span(marks.darkNanos(), wasDark ? settledAgain : marks.darkNanos());
        long othersCorrected = 0;
        for (int i = 0; i < corrections.size(); i++) {
            if (i != dark) {
                othersCorrected +=
                        corrections.get(i).stream()
                                .filter(c -> blackout.contains(c.atNanos()))
                                .count();
            }
        }
        List<Integer> dropped = new ArrayList<>();
        for (FrameTrack track : tracks) {
            dropped.add(
                    track.dropped(marks.beganNanos(), marks.endedNanos(), PictureSkew.FRAME_MS));
        }
        return new SkewResult(
                setup,
                conditions,
                new LinkedHashMap<>(analysis.perPair()),
                analysis.overall(),
                PictureSkew.of(glimpses, story, FilmReel.SAMPLE_FRAMES),
                sound,
                analysis.startSpreadsMs(),
                story.events().stream()
                        .map(event -> new Resync(event, analysis.backInStepMs(event)))
                        .toList(),
                analysis.excesses(IN_STEP_MS),
                analysis.largestWithout(dark, blackout),
                othersCorrected,
                List.copyOf(corrections),
                dropped,
                analysis.medianAheadMs(SkewSetup.INJECTED),
                PictureSkew.meanAheadMs(
                        glimpses, story, SkewSetup.INJECTED, FilmReel.SAMPLE_FRAMES),
                marks);
    }

    /// Milliseconds of the events of a kind.
    List<Double> resyncMs(Story.Kind kind) {
        return events.stream().filter(r -> r.event().kind() == kind).map(Resync::ms).toList();
    }

    /// Audible ones of all clients.
    long audibleCorrections(long fromNanos, long toNanos) {
        Span span = new Span(fromNanos, toNanos);
        return corrections.stream()
                .flatMap(List::stream)
                .filter(c -> c.audible() && span.contains(c.atNanos()))
                .count();
    }

    double sinceBeginMs(long nanos) {
        return (nanos - marks.beganNanos()) / 1e6;
    }

    double correctionsPerMinute() {
        double minutes = (marks.endedNanos() - marks.beganNanos()) / 60e9;
        return audibleCorrections(marks.beganNanos(), marks.endedNanos()) / minutes;
    }
}
