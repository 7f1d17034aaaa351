package app.matinee.lab.skew;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Files of [SkewJson] as tables for docs/synchronization.md: the medians over the runs, and every
/// run by itself.
final class SkewTable {
    private static final double NONE = Double.NaN;

    /// What the issue asks a table to say.
    private record Column(String head, ToDoubleFunction<JsonNode> of) {}

    private static final List<Column> COLUMNS =
            List.of(
                    new Column(
                            "others, % of a core",
                            run -> 100 * number(run.at("/cores/others"), NONE)),
                    new Column("median", run -> number(run.at("/frames/settled/medianMs"), NONE)),
                    new Column("p99", run -> number(run.at("/frames/settled/p99Ms"), NONE)),
                    new Column("max", run -> number(run.at("/frames/settled/maxMs"), NONE)),
                    new Column(
                            "picture mean", run -> number(run.at("/picture/settled/meanMs"), NONE)),
                    new Column(
                            "picture p99", run -> number(run.at("/picture/settled/p99Ms"), NONE)),
                    new Column(
                            "sound median", run -> number(run.at("/sound/settled/medianMs"), NONE)),
                    new Column("sound p99", run -> number(run.at("/sound/settled/p99Ms"), NONE)),
                    new Column(
                            "start p95",
                            run -> distribution(run.path("startSpreadsMs")).percentile(95)),
                    new Column("seek p99", run -> events(run, "seek").percentile(99)),
                    new Column("late join", run -> events(run, "late").max()),
                    new Column("blackout", run -> events(run, "blackout").max()),
                    new Column("stall", run -> events(run, "stall").max()),
                    new Column(
                            "corrections a minute",
                            run -> number(run.path("correctionsPerMinute"), NONE)));

    private SkewTable() {}

    /// @param folder of the files
    /// @return Markdown
    static List<String> of(Path folder) throws IOException {
        Map<String, List<JsonNode>> groups = new TreeMap<>();
        List<String> each = new ArrayList<>(head("run"));
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
        for (Path file : files) {
            JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
            JsonNode run = json.at("/runs/0");
            String name = String.valueOf(file.getFileName()).replace(".json", "");
            each.add(row(name, List.of(run)));
            String group =
                    name.endsWith("-quiet") ? name : name.substring(0, name.lastIndexOf('-'));
            groups.computeIfAbsent(group, g -> new ArrayList<>()).add(run);
        }
        List<String> lines = new ArrayList<>(head("median of the runs"));
        groups.forEach((group, runs) -> lines.add(row(group + " × " + runs.size(), runs)));
        lines.add("");
        lines.addAll(each);
        return lines;
    }

    private static List<String> head(String first) {
        StringBuilder names = new StringBuilder("| " + first + " |");
        StringBuilder rule = new StringBuilder("|---|");
        for (Column column : COLUMNS) {
            names.append(' ').append(column.head()).append(" |");
            rule.append("---|");
        }
        return List.of(names.toString(), rule.toString());
    }

    private static String row(String name, List<JsonNode> runs) {
        StringBuilder row = new StringBuilder("| " + name + " |");
        for (Column column : COLUMNS) {
            List<Double> figures =
                    runs.stream()
                            .map(run -> (Double) column.of().applyAsDouble(run))
                            .filter(figure -> !figure.isNaN())
                            .toList();
            double figure = new Distribution(figures).median();
            row.append(' ').append(figures.isEmpty() ? "–" : SkewText.number(figure)).append(" |");
        }
        return row.toString();
    }

    private static double number(JsonNode node, double otherwise) {
        return node.isNumber() ? node.doubleValue() : otherwise;
    }

    private static Distribution distribution(JsonNode figures) {
        return new Distribution(
                StreamSupport.stream(figures.spliterator(), false)
                        .map(JsonNode::doubleValue)
                        .toList());
    }

    /// An event after which they were never in step again has no figure, and counts as infinite.
    private static Distribution events(JsonNode run, String begins) {
        return new Distribution(
                StreamSupport.stream(run.path("events").spliterator(), false)
                        .filter(event -> event.path("name").stringValue("").startsWith(begins))
                        .map(event -> number(event.path("inStepAfterMs"), Double.POSITIVE_INFINITY))
                        .toList());
    }
}
