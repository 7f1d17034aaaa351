package app.matinee.lab.restart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// The figures of a run. Belongs to the run's thread.
final class Tally {
    /// A film that stands further from where it should than this came back wrong.
    static final double MAX_JUMP_MS = 50;

    private final List<Double> backSeconds = new ArrayList<>();
    private final List<Double> jumpsMs = new ArrayList<>();
    private final List<Double> errorsMs = new ArrayList<>();
    private int untouched;
    private int unmeasured;
    private int lines;
    private int lost;
    private int doubled;
    private int corrupt;
    private int strangers;

    void audited(Ledger.Findings findings) {
        lines += findings.audited();
        lost += findings.lost().size();
        doubled += findings.doubled().size();
        findings.lost().forEach(text -> say("LOST " + text));
        findings.doubled().forEach(text -> say("DOUBLED " + text));
    }

    void corrupt(String complaint) {
        corrupt++;
        say("CORRUPT " + complaint);
    }

    void back(double seconds) {
        backSeconds.add(seconds);
    }

    /// A room's film stood on the very timeline that had been told last.
    void untouched() {
        untouched++;
    }

    /// @param errorMs how far off the measurement may be; one that could hide a jump is not counted
    void jumped(double ms, double errorMs) {
        if (errorMs > MAX_JUMP_MS) {
            unmeasured++;
            return;
        }
        jumpsMs.add(Math.abs(ms));
        errorsMs.add(errorMs);
        if (Math.abs(ms) - errorMs > MAX_JUMP_MS) {
            corrupt("the film jumped by " + Math.round(ms) + " ms");
        }
    }

    void strangers(int more) {
        strangers += more;
    }

    boolean clean() {
        return lost == 0 && doubled == 0 && corrupt == 0;
    }

    /// What does not fit the last line.
    List<String> details() {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "restart: acknowledged lines audited=%d; came back as somebody else=%d; rooms nobody touched meanwhile=%d, all on the timeline told last",
                        lines,
                        strangers,
                        untouched),
                String.format(
                        Locale.ROOT,
                        "restart: back_s p50=%.2f max=%.2f; film position of %d rooms: jump_ms p50=%.1f max=%.1f, known to ±%.1f ms; not measured=%d",
                        percentile(backSeconds, 0.5),
                        percentile(backSeconds, 1),
                        jumpsMs.size(),
                        percentile(jumpsMs, 0.5),
                        percentile(jumpsMs, 1),
                        percentile(errorsMs, 1),
                        unmeasured));
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "restart: kills=%d lost=%d doubled=%d corrupt=%d back_s_p99=%.2f",
                backSeconds.size(),
                lost,
                doubled,
                corrupt,
                percentile(backSeconds, 0.99));
    }

    /// The smallest value that at least that part of all does not exceed.
    static double percentile(List<Double> values, double part) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int rank = (int) Math.ceil(part * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }

    private static void say(String line) {
        System.out.println("restart: " + line);
    }
}
