package app.matinee.lab.skew;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

class SkewAnalysisTest {
    private static final long S = 1_000_000_000L;
    private static final long FRAME = S / 30;

    @Test
    void aConstantOffsetIsReportedAsItIs() {
        var analysis = new SkewAnalysis(List.of(steady(0, 20), steady(0.1, 20)), playing(0, 20));
        assertThat(analysis.overall().settled().median()).isCloseTo(100, within(0.5));
        assertThat(analysis.overall().settled().percentile(99)).isCloseTo(100, within(0.5));
    }

    @Test
    void settlingWindowsAreLeftOutOfTheOneFigureAndKeptInTheOther() {
        // Client 1 is 200 ms behind for the first 2 s, then jumps.
        FrameTrack late = track(20, t -> t < 2 * S ? t / 1e6 - 200 : t / 1e6);
        Story story = playing(0, 20);
        story.settles(Span.ofMs(0, 2_100));
        var skew = new SkewAnalysis(List.of(steady(0, 20), late), story).overall();
        assertThat(skew.settled().max()).isLessThan(5);
        // Just before the jump the picture stands one frame longer.
        assertThat(skew.all().max()).isCloseTo(200, within(34.0));
    }

    @Test
    void aFrozenClientIsNotForgiven() {
        FrameTrack frozen = track(20, t -> Math.min(t / 1e6, 5_000));
        var skew = new SkewAnalysis(List.of(steady(0, 20), frozen), playing(0, 20)).overall();
        assertThat(skew.all().max()).isGreaterThan(14_000);
    }

    @Test
    void timeBackInStepIsCountedFromTheEvent() {
        FrameTrack late = track(20, t -> t < 7 * S ? t / 1e6 - 300 : t / 1e6);
        Story story = playing(0, 20);
        var seek = new Story.Event("seek", Story.Kind.SEEK, 6 * S, null, Double.NaN);
        story.add(seek);
        var analysis = new SkewAnalysis(List.of(steady(0, 20), late), story);
        assertThat(analysis.backInStepMs(seek)).isCloseTo(1_000, within(50.0));
    }

    @Test
    void aClientThatNeverComesBackIsInfinitelyLate() {
        FrameTrack late = track(20, t -> t / 1e6 - 300);
        Story story = playing(0, 20);
        var seek = new Story.Event("seek", Story.Kind.SEEK, 6 * S, null, Double.NaN);
        assertThat(new SkewAnalysis(List.of(steady(0, 20), late), story).backInStepMs(seek))
                .isInfinite();
    }

    @Test
    void startSpreadIsBetweenTheFirstAndLastFirstFrame() {
        FrameTrack early = track(20, t -> t < 3 * S ? 1_000 : 1_000 + (t - 3 * S) / 1e6);
        FrameTrack late = track(20, t -> t < 3.1 * S ? 1_000 : 1_000 + (t - 3.1 * S) / 1e6);
        Story story = playing(3, 20);
        story.add(new Story.Event("start", Story.Kind.START, 2 * S, null, 1_000));
        var analysis = new SkewAnalysis(List.of(early, late), story);
        assertThat(analysis.startSpreadsMs()).hasSize(1);
        assertThat(analysis.startSpreadsMs().getFirst()).isCloseTo(100, within(34.0));
    }

    @Test
    void percentilesAreMeasuredValues() {
        var d = new Distribution(List.of(1.0, 2.0, 3.0, 100.0));
        assertThat(d.median()).isEqualTo(2);
        assertThat(d.percentile(99)).isEqualTo(100);
        assertThat(new Distribution(List.of()).median()).isNaN();
    }

    private static Story playing(long fromS, long toS) {
        Story story = new Story();
        story.plays(new Span(fromS * S, toS * S));
        story.present(0, 0);
        story.present(1, 0);
        return story;
    }

    private static FrameTrack steady(double aheadS, int seconds) {
        return track(seconds, t -> t / 1e6 + aheadS * 1_000);
    }

    private static FrameTrack track(int seconds, LongToDoubleFunction mediaMs) {
        List<Long> arrivals = new ArrayList<>();
        List<Double> media = new ArrayList<>();
        double last = Double.NEGATIVE_INFINITY;
        for (long t = 0; t < seconds * S; t += FRAME) {
            double position = mediaMs.applyAsDouble(t);
            if (position != last) {
                arrivals.add(t);
                media.add(position);
                last = position;
            }
        }
        return new FrameTrack(
                arrivals.stream().mapToLong(Long::longValue).toArray(),
                media.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
