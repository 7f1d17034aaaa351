package app.matinee.lab.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What came of a demo. Filled while it runs; one thread.
final class DemoReport {
    /// After the first play command, milliseconds: players are being placed, and the figures of the
    /// last line leave it out. Pauses, resumes and seeks later on are left in.
    static final int SETTLING_MS = 3_000;

    /// @param atNanos the kernel's monotonic clock
    private record Event(String what, long atNanos) {}

    private final List<Event> events = new ArrayList<>();
    private final ObjectNode clientFacts = JsonMapper.shared().createObjectNode();
    private int clients;
    private int playing;
    private boolean chatDelivered;
    private int faces;
    private @Nullable SkewSeries skew;
    private @Nullable Long playedAtNanos;
    private @Nullable String failure;

    void happened(String what) {
        events.add(new Event(what, System.nanoTime()));
    }

    void playCommanded() {
        happened("A plays");
        playedAtNanos = System.nanoTime();
    }

    void clientUp() {
        clients++;
    }

    void chatDelivered() {
        chatDelivered = true;
    }

    /// One of the clients sees the other's camera move.
    void faceSeen() {
        faces++;
    }

    void played(boolean it) {
        if (it) {
            playing++;
        }
    }

    void skew(SkewSeries series) {
        skew = series;
    }

    /// What a client said of itself at the end.
    ObjectNode factsOf(String name) {
        return clientFacts.putObject(name);
    }

    /// The first failure is the one that counts: others follow from it.
    void failed(String why) {
        if (failure == null) {
            failure = why;
        }
    }

    Optional<String> failure() {
        if (failure != null) {
            return Optional.of(failure);
        }
        if (playing < 2) {
            return Optional.of(playing + " of 2 clients played the film.");
        }
        return chatDelivered
                ? Optional.empty()
                : Optional.of("The chat line did not arrive at the other client.");
    }

    /// Of the call; no condition of success, because the film needs none of it.
    String facesLine() {
        return "demo: faces=" + faces + " (clients that see the other's camera move)";
    }

    /// Promised to scripts: its form does not change.
    String lastLine() {
        return "demo: clients="
                + clients
                + " playing="
                + playing
                + " skew_ms_median="
                + figure(settled().quantileMs(0.5))
                + " skew_ms_p99="
                + figure(settled().quantileMs(0.99))
                + " chat_delivered="
                + (chatDelivered ? "yes" : "no");
    }

    private SkewSeries all() {
        return skew == null ? SkewSeries.of(List.of(), List.of()) : skew;
    }

    private SkewSeries settled() {
        Long played = playedAtNanos;
        return played == null ? all() : all().since(played + SETTLING_MS * 1_000_000L);
    }

    private static String figure(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.1f", value);
    }

    void writeTo(Path file) throws IOException {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("clients", clients).put("playing", playing).put("chatDelivered", chatDelivered);
        json.put("faces", faces);
        json.put("failure", failure().orElse(null));
        json.put("settlingMs", SETTLING_MS);
        json.put(
                "method",
                "both players' own clocks, read every 40 ms against the kernel's monotonic clock,"
                        + " carried to common instants every 100 ms while both play; absolute values");
        json.set("skew", figures(settled()));
        json.set("skewIncludingSettling", figures(all()));
        json.put("instantsLookedAt", all().instants());
        json.set("clientFacts", clientFacts);
        writeEvents(json.putArray("events"));
        writePoints(json.putArray("points"));
        json.set("machine", machine());
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, json.toPrettyString() + "\n");
    }

    private static ObjectNode figures(SkewSeries series) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("samples", series.count());
        if (series.count() > 0) {
            json.put("medianMs", series.quantileMs(0.5))
                    .put("p95Ms", series.quantileMs(0.95))
                    .put("p99Ms", series.quantileMs(0.99))
                    .put("maxMs", series.quantileMs(1));
        }
        return json;
    }

    private void writeEvents(ArrayNode json) {
        for (Event event : events) {
            json.addObject().put("what", event.what()).put("atMs", sinceFirst(event.atNanos()));
        }
    }

    private void writePoints(ArrayNode json) {
        for (SkewSeries.Point point : all().points()) {
            json.addObject().put("atMs", sinceFirst(point.atNanos())).put("skewMs", point.skewMs());
        }
    }

    private double sinceFirst(long nanos) {
        return events.isEmpty() ? 0 : (nanos - events.getFirst().atNanos()) / 1e6;
    }

    private static ObjectNode machine() {
        return JsonMapper.shared()
                .createObjectNode()
                .put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .put("java", System.getProperty("java.runtime.version"))
                .put("processors", Runtime.getRuntime().availableProcessors());
    }
}
