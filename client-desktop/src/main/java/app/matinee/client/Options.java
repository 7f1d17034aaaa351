package app.matinee.client;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What the command line says.
@Command(
        name = "matinee",
        mixinStandardHelpOptions = true,
        description = "Watch a film together.",
        sortOptions = false)
final class Options {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "LINK",
            description = "An invite: matinee://host/ROOMID.")
    private @Nullable String link;

    @Option(names = "--server", paramLabel = "URL", description = "Address of the server to offer.")
    private @Nullable URI server;

    @Option(names = "--name", description = "Your name, to begin with.")
    private @Nullable String name;

    @Option(names = "--new-instance", description = "A window of its own, even if one is open.")
    private boolean newInstance;

    @Option(
            names = "--settings-dir",
            paramLabel = "DIR",
            description = "Keep settings and log here instead of the usual folders.")
    private @Nullable Path settingsDir;

    @Option(
            names = "--window",
            paramLabel = "X,Y,W,H",
            split = ",",
            arity = "1",
            description = "Place and size of the window.")
    private @Nullable List<Double> window;

    @Option(
            names = "--films",
            paramLabel = "DIR",
            description =
                    "A folder with films of the server's library: those found here, with the same"
                            + " place and size, are played from disk and not streamed.")
    private @Nullable Path films;

    @Option(
            names = "--control",
            paramLabel = "PORT|FILE|unix:PATH",
            description =
                    "For tests: listen for commands on this loopback port, on a free one whose"
                            + " number goes to FILE, or on the socket PATH. Needs"
                            + " MATINEE_CONTROL_TOKEN.")
    private @Nullable String control;

    @Option(
            names = "--clock-offset-ms",
            defaultValue = "0",
            description = "For tests: this client's clock is wrong by so much.")
    private double clockOffsetMs;

    @Option(
            names = "--clock-drift-ppm",
            defaultValue = "0",
            description = "For tests: and runs too fast by so much.")
    private double clockDriftPpm;

    /// Prints what was asked for by `--help` or `--version`.
    ///
    /// @return empty when that was all
    /// @throws CommandLine.ParameterException when the words make no sense
    static Optional<Options> read(List<String> words) {
        Options options = new Options();
        if (hasNoFlags(words)) {
            // The usual start, from the menu or a link: nothing to parse, and picocli's classes are
            // too old for an AOT cache (0.3 s of CPU; docs/installers.md).
            options.link = words.isEmpty() ? null : words.getFirst();
            return Optional.of(options);
        }
        CommandLine line = new CommandLine(options);
        if (CommandLine.printHelpIfRequested(line.parseArgs(words.toArray(String[]::new)))) {
            return Optional.empty();
        }
        options.check();
        return Optional.of(options);
    }

    private static boolean hasNoFlags(List<String> words) {
        return words.isEmpty() || (words.size() == 1 && words.getFirst().startsWith("matinee:"));
    }

    private void check() {
        if (window != null
                && (window.size() != 4 || !(window.get(2) > 0) || !(window.get(3) > 0))) {
            throw new CommandLine.ParameterException(
                    new CommandLine(this), "--window wants four numbers: x,y,width,height");
        }
        if (films != null && !Files.isDirectory(films)) {
            throw new CommandLine.ParameterException(
                    new CommandLine(this), "--films wants a folder");
        }
        if (server != null
                && (server.getHost() == null
                        || !List.of("http", "https").contains(server.getScheme()))) {
            throw new CommandLine.ParameterException(
                    new CommandLine(this), "--server wants an address like http://host:8080");
        }
    }

    /// @param x of the screen, like the rest
    record Place(double x, double y, double width, double height) {}

    Optional<String> link() {
        return Optional.ofNullable(link);
    }

    Optional<URI> server() {
        return Optional.ofNullable(server);
    }

    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    boolean newInstance() {
        return newInstance;
    }

    Optional<Path> settingsDir() {
        return Optional.ofNullable(settingsDir);
    }

    Optional<Path> films() {
        return Optional.ofNullable(films);
    }

    Optional<Place> window() {
        return Optional.ofNullable(window)
                .map(w -> new Place(w.get(0), w.get(1), w.get(2), w.get(3)));
    }

    Optional<String> control() {
        return Optional.ofNullable(control);
    }

    ClockError clockError() {
        return new ClockError(clockOffsetMs, clockDriftPpm, System.nanoTime());
    }
}
