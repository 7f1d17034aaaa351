package app.matinee.lab.skew;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Results as a file: every figure of every run, and what each run was made of.
final class SkewJson {
    private SkewJson() {}

    static void write(Path file, SkewSetup setup, List<SkewResult> results) throws IOException {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("line", SkewText.line(setup, results));
        json.put("profile", setup.profile().wireName())
                .put("clients", setup.clients())
                .put("seconds", setup.seconds())
                .put("story", setup.plot().toString())
                .put("policy", setup.policy())
                .put("algorithm", setup.algorithm())
                .put("call", setup.call())
                .put("injectMs", setup.injectMs());
        json.putObject("settlingMs")
                .put("resync", setup.profile().limits().resyncMs())
                .put("lateJoin", setup.profile().limits().lateJoinMs())
                .put("blackout", setup.profile().limits().blackoutMs());
        json.set("link", JsonMapper.shared().valueToTree(setup.profile().eachWay()));
        json.put("linkIs", "each way of each client's link, loss and rate per direction");
        json.set("machine", machine());
        ArrayNode runs = json.putArray("runs");
        results.forEach(result -> runs.add(run(result)));
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, json.toPrettyString() + "\n");
    }

    private static ObjectNode machine() {
        return JsonMapper.shared()
                .createObjectNode()
                .put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .put("java", System.getProperty("java.runtime.version"))
                .put("javafx", System.getProperty("javafx.runtime.version"))
                .put("processors", Runtime.getRuntime().availableProcessors());
    }

    private static ObjectNode run(SkewResult result) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("seed", result.setup().seed());
        json.put("line", SkewText.line(result.setup(), List.of(result)));
        json.put("loadBefore", result.conditions().loadBefore());
        json.put("loadAfter", result.conditions().loadAfter());
        ArrayNode clocks = json.putArray("clocks");
        for (SkewRun.WrongClock clock : result.conditions().clocks()) {
            clocks.addObject().put("offsetMs", clock.offsetMs()).put("driftPpm", clock.driftPpm());
        }
        ObjectNode cores = json.putObject("cores");
        result.conditions().cpu().ofEach().forEach(cores::put);
        cores.put("others", result.conditions().cpu().others());
        if (result.setup().call()) {
            ArrayNode faces = json.putArray("facesSeen");
            result.conditions().faces().forEach(faces::add);
        }
        json.set("frames", skew(result.overall().settled(), result.overall().all()));
        ObjectNode picture = skew(result.picture().settled(), result.picture().all());
        picture.put("readable", finite(result.picture().readable()));
        json.set("picture", picture);
        ObjectNode sound = skew(result.sound().settled(), result.sound().all());
        sound.put("chirps", result.sound().chirps());
        json.set("sound", sound);
        ObjectNode pairs = json.putObject("pairs");
        result.pairs()
                .forEach((pair, skew) ->
                        pairs.set(pair.a() + "-" + pair.b(), skew(skew.settled(), skew.all())));
        ArrayNode spreads = json.putArray("startSpreadsMs");
        result.startSpreadsMs().forEach(spreads::add);
        ArrayNode events = json.putArray("events");
        for (SkewResult.Resync resync : result.events()) {
            events.addObject()
                    .put("name", resync.event().name())
                    .put("atMs", result.sinceBeginMs(resync.event().atNanos()))
                    .put("client", resync.event().client())
                    .put("inStepAfterMs", finite(resync.ms()));
        }
        ArrayNode excesses = json.putArray("apartThoughSettled");
        for (SkewAnalysis.Excess excess : result.excesses()) {
            excesses.addObject()
                    .put("pair", excess.pair().a() + "-" + excess.pair().b())
                    .put("atMs", result.sinceBeginMs(excess.when().fromNanos()))
                    .put("forMs", excess.when().lengthMs())
                    .put("aheadMs", excess.aheadMs());
        }
        json.put("othersDuringBlackoutMs", finite(result.othersDuringBlackoutMs()));
        json.put("othersCorrectedDuringBlackout", result.othersCorrectedDuringBlackout());
        json.put("correctionsPerMinute", result.correctionsPerMinute());
        json.put(
                "quietMs",
                result.sinceBeginMs(result.marks().endedNanos())
                        - result.sinceBeginMs(result.marks().quietNanos()));
        json.put(
                "quietCorrections",
                result.audibleCorrections(
                        result.marks().quietNanos(), result.marks().endedNanos()));
        ArrayNode corrections = json.putArray("corrections");
        for (int i = 0; i < result.corrections().size(); i++) {
            for (Correction one : result.corrections().get(i)) {
                corrections
                        .addObject()
                        .put("client", i)
                        .put("atMs", result.sinceBeginMs(one.atNanos()))
                        .put("byMs", one.byMs())
                        .put("audible", one.audible());
            }
        }
        ArrayNode dropped = json.putArray("dropped");
        result.dropped().forEach(dropped::add);
        if (result.setup().injectMs() != null) {
            json.put("injectedSeenMs", finite(result.injectedMs()));
            json.put("injectedSeenInPictureMs", finite(result.injectedPictureMs()));
        }
        return json;
    }

    private static ObjectNode skew(Distribution settled, Distribution all) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.set("settled", figures(settled));
        json.set("withSettling", figures(all));
        return json;
    }

    private static ObjectNode figures(Distribution d) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("samples", d.count())
                .put("medianMs", finite(d.median()))
                .put("meanMs", finite(d.mean()))
                .put("p95Ms", finite(d.percentile(95)))
                .put("p99Ms", finite(d.percentile(99)))
                .put("maxMs", finite(d.max()));
    }

    /// JSON knows neither NaN nor infinity.
    private static @org.jspecify.annotations.Nullable Double finite(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }
}
