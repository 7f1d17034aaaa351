package app.matinee.lab.skew;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Results as lines to read.
final class SkewText {
    /// A picture has this resolution at most.
    private static final double FRAME_MS = 17;

    private static final int SHOWN_EXCESSES = 8;

    private SkewText() {}

    /// Promised to scripts: its form does not change. Of several runs each figure is the median.
    static String line(SkewSetup setup, List<SkewResult> results) {
        return "skew: profile="
                + setup.profile().wireName()
                + " clients="
                + setup.clients()
                + figure("median_ms", results, r -> r.overall().settled().median())
                + figure("p99_ms", results, r -> r.overall().settled().percentile(99))
                + figure("max_ms", results, r -> r.overall().settled().max())
                + figure("picture_mean_ms", results, r -> r.picture().settled().mean())
                + figure("picture_p99_ms", results, r -> r.picture().settled().percentile(99))
                + figure("sound_median_ms", results, r -> r.sound().settled().median())
                + figure(
                        "start_spread_p95_ms",
                        results,
                        r -> new Distribution(r.startSpreadsMs()).percentile(95))
                + figure(
                        "resync_p99_ms",
                        results,
                        r -> new Distribution(r.resyncMs(Story.Kind.SEEK)).percentile(99))
                + figure(
                        "late_join_ms",
                        results,
                        r -> new Distribution(r.resyncMs(Story.Kind.LATE_JOIN)).max())
                + figure("corrections_per_min", results, SkewResult::correctionsPerMinute);
    }

    /// Everything else worth a look, one run.
    static List<String> details(SkewResult result) {
        List<String> lines = new ArrayList<>();
        result.pairs()
                .forEach((pair, skew) ->
                        lines.add(
                                "pair "
                                        + pair.a()
                                        + "-"
                                        + pair.b()
                                        + " settled "
                                        + figures(skew.settled())
                                        + " all "
                                        + figures(skew.all())));
        lines.add(
                "frames settled "
                        + figures(result.overall().settled())
                        + " all "
                        + figures(result.overall().all()));
        lines.add(
                "picture settled "
                        + figures(result.picture().settled())
                        + " all "
                        + figures(result.picture().all())
                        + " readable="
                        + number(result.picture().readable()));
        lines.add(
                "sound settled "
                        + figures(result.sound().settled())
                        + " all "
                        + figures(result.sound().all())
                        + " chirps="
                        + result.sound().chirps());
        lines.add(
                "first frames apart ms "
                        + result.startSpreadsMs().stream().map(SkewText::number).toList());
        for (SkewResult.Resync resync : result.events()) {
            lines.add(
                    "in step after " + resync.event().name() + ": " + number(resync.ms()) + " ms");
        }
        result.excesses().stream()
                .limit(SHOWN_EXCESSES)
                .forEach(e ->
                        lines.add(
                                "apart though settled: "
                                        + e.pair().a()
                                        + "-"
                                        + e.pair().b()
                                        + " by "
                                        + number(e.aheadMs())
                                        + " ms, from "
                                        + number(result.sinceBeginMs(e.when().fromNanos()) / 1_000)
                                        + " s for "
                                        + number(e.when().lengthMs())
                                        + " ms"));
        lines.add(
                "blackout: others apart at most "
                        + number(result.othersDuringBlackoutMs())
                        + " ms, moved "
                        + result.othersCorrectedDuringBlackout()
                        + " times");
        lines.add(
                "audible corrections: "
                        + result.audibleCorrections(
                                result.marks().beganNanos(), result.marks().endedNanos())
                        + ", in the quiet part "
                        + result.audibleCorrections(
                                result.marks().quietNanos(), result.marks().endedNanos())
                        + " in "
                        + number((result.marks().endedNanos() - result.marks().quietNanos()) / 60e9)
                        + " min");
        lines.add("dropped frames " + result.dropped());
        if (result.setup().call()) {
            lines.add("faces seen by each at the end " + result.conditions().faces());
        }
        CpuMeter.Spent cpu = result.conditions().cpu();
        StringBuilder cores = new StringBuilder("cores");
        cpu.ofEach()
                .forEach((name, spent) ->
                        cores.append(' ').append(name).append('=').append(hundredths(spent)));
        lines.add(
                cores
                        + " others="
                        + hundredths(cpu.others())
                        + " load before="
                        + result.conditions().loadBefore()
                        + " after="
                        + result.conditions().loadAfter());
        return lines;
    }

    static String injection(int asked, List<SkewResult> results) {
        double seen = median(results, SkewResult::injectedMs);
        double picture = median(results, SkewResult::injectedPictureMs);
        boolean right = Math.abs(seen - asked) <= FRAME_MS;
        return "inject: asked="
                + asked
                + " seen="
                + number(seen)
                + " picture="
                + number(picture)
                + " right="
                + (right ? "yes" : "no");
    }

    private static String figures(Distribution d) {
        return "median="
                + number(d.median())
                + " p99="
                + number(d.percentile(99))
                + " max="
                + number(d.max())
                + " n="
                + d.count();
    }

    private static String figure(
            String name, List<SkewResult> results, ToDoubleFunction<SkewResult> of) {
        return " " + name + "=" + number(median(results, of));
    }

    /// Runs without the figure do not count; with none, NaN.
    private static double median(List<SkewResult> results, ToDoubleFunction<SkewResult> of) {
        return new Distribution(
                        results.stream()
                                .map(r -> (Double) of.applyAsDouble(r))
                                .filter(value -> !value.isNaN())
                                .toList())
                .median();
    }

    static String number(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        return Double.isInfinite(value) ? "inf" : String.format(Locale.ROOT, "%.1f", value);
    }

    private static String hundredths(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
