package app.matinee.lab.sound;

import app.matinee.lab.process.LabException;
import app.matinee.lab.process.Program;
import app.matinee.lab.process.Programs;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A null sink of PipeWire for each client, and one recorder on the monitors of all of them: they
/// are one graph with one clock, so the channels belong together sample by sample.
///
/// Recorded at the sinks' own rate, which costs nothing but the writing; understood after the run.
public final class Ears {
    private static final Pattern NOTHING = Pattern.compile("(?!)()");
    private static final int RATE = 48_000;

    /// The product's own, in samples. A recorder with a longer one would set the graph's whenever
    /// nobody plays, and a start is rounded to the period that it finds.
    private static final String PERIOD = "256";

    private static final int TRIES = 40;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);
    private static final String ALSA = "ALSA_CONFIG_PATH";

    private final String prefix;
    private final int count;
    private final Path folder;
    private final Programs programs;
    private Optional<Program> recorder = Optional.empty();

    private Ears(String prefix, int count, Path folder, Programs programs) {
        this.prefix = prefix;
        this.count = count;
        this.folder = folder;
        this.programs = programs;
    }

    /// Whether this run has a PipeWire to listen with, as `./matinee lab` gives it.
    public static boolean areHere() {
        return System.getenv("PIPEWIRE_RUNTIME_DIR") != null && System.getenv(ALSA) != null;
    }

    /// Hears nothing.
    public static Ears none(Path folder, Programs programs) {
        return new Ears("", 0, folder, programs);
    }

    /// Makes the sinks, or finds those of an earlier run of this process: they stay until the
    /// private PipeWire ends with the launcher. WirePlumber 0.4.13 dies of a segmentation fault
    /// when sinks that were listened to are taken away, seen three times of three, and without it
    /// nobody can be linked.
    ///
    /// @param prefix of their names
    /// @param folder for the recording
    public static Ears open(String prefix, int count, Path folder, Programs programs)
            throws LabException, InterruptedException {
        Ears ears = new Ears(prefix, count, folder, programs);
        String there = require(List.of("pw-link", "--output"));
        for (int i = 0; i < count; i++) {
            if (!there.contains(ears.sink(i) + ":")) {
                require(
                        List.of(
                                "pw-cli",
                                "create-node",
                                "adapter",
                                "{ factory.name=support.null-audio-sink node.name="
                                        + ears.sink(i)
                                        + " media.class=Audio/Sink object.linger=true"
                                        + " audio.position=[FL FR] audio.rate="
                                        + RATE
                                        + " }"));
            }
        }
        return ears;
    }

    private String sink(int client) {
        return prefix + "-ear" + client;
    }

    private String recorderName() {
        return prefix + "-recorder";
    }

    /// What makes a client play into its own sink.
    public Map<String, String> environment(int client) throws LabException {
        if (client >= count) {
            return Map.of();
        }
        try {
            String usual = Files.readString(Path.of(System.getenv(ALSA)));
            String own =
                    usual.replace("playback_node \"-1\"", "playback_node \"" + sink(client) + "\"");
            Path file = folder.resolve("asound-" + client + ".conf");
            Files.writeString(file, own);
            return Map.of(ALSA, file.toString());
        } catch (IOException e) {
            throw new LabException("The sound of client " + client + " has no way.", e);
        }
    }

    /// Records from now on.
    public void listen() throws LabException, InterruptedException {
        if (count == 0) {
            return;
        }
        String map =
                IntStream.range(0, count).mapToObj(i -> "AUX" + i).collect(Collectors.joining(","));
        List<String> command =
                new ArrayList<>(List.of("pw-record", "--target", "0", "--format", "s16", "--rate"));
        command.addAll(
                List.of(
                        Integer.toString(RATE),
                        "--channels",
                        Integer.toString(count),
                        "--latency",
                        PERIOD,
                        "--channel-map",
                        map,
                        "-P",
                        "{ node.name=" + recorderName() + " }",
                        wav().toString()));
        Program started = programs.start("recorder", command, Map.of(), NOTHING);
        recorder = Optional.of(started);
        for (int i = 0; i < count; i++) {
            List<String> link =
                    List.of("pw-link", sink(i) + ":monitor_FL", recorderName() + ":input_AUX" + i);
            Said said = say(link);
            for (int t = 0; t < TRIES && !said.worked(); t++) {
                if (!started.runsAfter(BETWEEN_TRIES)) {
                    throw new LabException(started.whereItEnded());
                }
                said = say(link);
            }
            if (!said.worked()) {
                throw new LabException("Client " + i + " cannot be listened to: " + said.words());
            }
        }
    }

    /// What listening costs: the recorder, and PipeWire, which works for nobody else here.
    ///
    /// @return process ids by name; empty when nothing is listened to
    public Map<String, Long> pids() {
        Map<String, Long> pids = new HashMap<>();
        recorder.ifPresent(program -> {
            pids.put("recorder", program.pid());
            ProcessHandle.allProcesses()
                    .filter(p -> p.info().command().orElse("").endsWith("/pipewire"))
                    .findFirst()
                    .ifPresent(p -> pids.put("pipewire", p.pid()));
        });
        return pids;
    }

    /// Stops recording.
    ///
    /// @return empty when nothing was recorded
    public Optional<Recording> heard() throws IOException {
        if (recorder.isEmpty()) {
            return Optional.empty();
        }
        long ended = System.nanoTime();
        recorder.get().close();
        Recording recording = Recording.read(wav(), ended);
        Files.delete(wav());
        return Optional.of(recording);
    }

    private Path wav() {
        return folder.resolve("sound.wav");
    }

    private static String require(List<String> command) throws LabException, InterruptedException {
        Said said = say(command);
        if (!said.worked()) {
            throw new LabException(
                    "This failed: " + String.join(" ", command) + ": " + said.words());
        }
        return said.words();
    }

    private record Said(boolean worked, String words) {}

    private static Said say(List<String> command) throws LabException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String words;
            try (BufferedReader lines = process.inputReader()) {
                words = lines.lines().collect(Collectors.joining("; "));
            }
            return new Said(process.waitFor() == 0, words);
        } catch (IOException e) {
            throw new LabException("There is no " + command.getFirst() + ".", e);
        }
    }
}
