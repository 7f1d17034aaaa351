import java.awt.AWTException;
import java.awt.Color;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/// Measures how long the packed program takes from `exec` to its first picture, with the AOT cache
/// and without, turn about so that whatever else the machine does falls on both.
///
/// Two witnesses: the program itself, which prints `first-frame ms=…` at its third pulse, and an
/// outside one, which looks at the screen every 4 ms and says when something is drawn there. The
/// screen must be plain white before (`Xvfb -wr`); `measure-startup.sh` sees to it.
///
/// Arguments: PROGRAM [RUNS].
final class MeasureStartup {
    private static final int LOOK_EVERY_MS = 4;
    private static final int LONGEST_SECONDS = 30;

    /// One start, all in milliseconds.
    ///
    /// @param inside what the program printed, counted from the start of its process
    /// @param printed exec to that line's arrival here
    /// @param seen exec to the first drawn picture on the screen; empty when the observer got no turn
    ///     before the window was gone, which a busy machine brings about
    private record Start(long inside, long printed, OptionalLong seen) {
        /// The later of the two witnesses: drawing in software reaches the screen after the pulse.
        long whole() {
            return Math.max(printed, seen.orElse(printed));
        }
    }

    private record Way(String name, Map<String, String> environment) {}

    private static final Way CACHED = new Way("cached", Map.of());
    private static final Way PLAIN = new Way("plain", Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTMode=off"));

    private final Path program;
    private final Path home;
    private final Robot eye = new Robot();
    private final Rectangle screen =
            GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private MeasureStartup(Path program, Path home) throws AWTException {
        this.program = program;
        this.home = home;
    }

    static void main(String[] args) throws Exception {
        int runs = args.length > 1 ? Integer.parseInt(args[1]) : 9;
        var here = new MeasureStartup(Path.of(args[0]), Files.createTempDirectory("matinee-home"));
        try {
            here.measure(runs);
        } finally {
            here.clock.shutdownNow();
        }
        System.exit(0); // the toolkit's thread would keep us
    }

    private void measure(int runs) throws Exception {
        start(PLAIN); // reads the files into the system's cache
        start(CACHED);
        List<Start> plain = new ArrayList<>();
        List<Start> cached = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            plain.add(start(PLAIN));
            cached.add(start(CACHED));
        }
        report(PLAIN, plain);
        report(CACHED, cached);
        System.out.printf(
                "startup: runs=%d plain_ms_median=%d cached_ms_median=%d ratio=%.2f%n",
                runs,
                median(plain, Start::whole),
                median(cached, Start::whole),
                (double) median(cached, Start::whole) / median(plain, Start::whole));
    }

    private static void report(Way way, List<Start> starts) {
        var seen = starts.stream().filter(start -> start.seen().isPresent()).toList();
        System.out.printf(
                "%-6s  inside %s  printed %s  seen %s in %d of %d%n",
                way.name(),
                spread(starts, Start::inside),
                spread(starts, Start::printed),
                spread(seen, start -> start.seen().getAsLong()),
                seen.size(),
                starts.size());
    }

    private Start start(Way way) throws Exception {
        var builder = new ProcessBuilder(program.toString());
        builder.environment().put("MATINEE_EXIT_AFTER_FIRST_FRAME", "1");
        builder.environment().putAll(way.environment());
        for (String folder : List.of("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")) {
            builder.environment().put(folder, home.toString());
        }
        builder.redirectErrorStream(true);
        long begin = System.nanoTime();
        Process process = builder.start();
        var seen = new CompletableFuture<Long>();
        var looking =
                clock.scheduleAtFixedRate(
                        () -> look(seen),
                        LOOK_EVERY_MS,
                        LOOK_EVERY_MS,
                        TimeUnit.MILLISECONDS);
        var dead = clock.schedule(process::destroyForcibly, LONGEST_SECONDS, TimeUnit.SECONDS);
        try {
            OptionalLong inside = OptionalLong.empty();
            long printed = 0;
            var said = new StringBuilder();
            try (var lines = process.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("first-frame ms=")) {
                        printed = System.nanoTime();
                        inside = OptionalLong.of(Long.parseLong(line.substring(15)));
                    }
                    said.append(line).append('\n');
                }
            }
            process.waitFor();
            if (inside.isEmpty()) {
                throw new IllegalStateException(program + " told of no first frame:\n" + said);
            }
            return new Start(
                    inside.getAsLong(),
                    TimeUnit.NANOSECONDS.toMillis(printed - begin),
                    seenMs(seen, begin));
        } finally {
            looking.cancel(false);
            dead.cancel(false);
        }
    }

    private void look(CompletableFuture<Long> seen) {
        try {
            if (somethingDrawn()) {
                seen.complete(System.nanoTime());
            }
        } catch (RuntimeException e) {
            seen.completeExceptionally(e);
        }
    }

    private static OptionalLong seenMs(CompletableFuture<Long> seen, long begin) {
        Long at = seen.getNow(null);
        return at == null
                ? OptionalLong.empty()
                : OptionalLong.of(TimeUnit.NANOSECONDS.toMillis(at - begin));
    }

    /// A window that is mapped and not drawn yet is white like the screen or black: neither counts.
    private boolean somethingDrawn() {
        BufferedImage row =
                eye.createScreenCapture(new Rectangle(0, screen.height / 2, screen.width, 1));
        for (int x = 0; x < row.getWidth(); x += 8) {
            int colour = row.getRGB(x, 0);
            if (colour != Color.WHITE.getRGB() && colour != Color.BLACK.getRGB()) {
                return true;
            }
        }
        return false;
    }

    private static String spread(List<Start> starts, ToLongFunction<Start> figure) {
        var sorted = starts.stream().map(figure::applyAsLong).sorted(Comparator.naturalOrder()).toList();
        if (sorted.isEmpty()) {
            return "never";
        }
        return "%d (%d–%d)".formatted(median(starts, figure), sorted.getFirst(), sorted.getLast());
    }

    private static long median(List<Start> starts, ToLongFunction<Start> figure) {
        var sorted = starts.stream().map(figure::applyAsLong).sorted(Comparator.naturalOrder()).toList();
        return sorted.get(sorted.size() / 2);
    }
}
