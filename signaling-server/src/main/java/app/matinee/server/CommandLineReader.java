package app.matinee.server;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// What the operator asks for: flags before environment before file.
final class CommandLineReader {
    /// Whose values are never shown.
    static final Set<String> SECRETS =
            Set.of("access-key", "operator-key", "turn-secret", "turn-api-key");

    /// What is read for this run and is no setting of the server.
    private static final Set<String> WISHES =
            Set.of("help", "version", "check-config", "print-config", "rehearse");

    sealed interface Wish {}

    /// Nothing is left to do.
    record Answered() implements Wish {}

    /// [Rehearsal] is all that is wanted.
    record Rehearse() implements Wish {}

    record Run(ServerConfig config, LogFormat format) implements Wish {}

    /// @param defaults where the others come from
    record Read(ServerOptions options, ParseResult flags, ConfigDefaults defaults) {}

    private CommandLineReader() {}

    /// @throws IllegalArgumentException with a sentence that names the setting
    static Wish read(String[] arguments, Map<String, String> environment, PrintStream out)
            throws IOException {
        Read read = parse(arguments, environment);
        if (CommandLine.printHelpIfRequested(read.flags())) {
            return new Answered();
        }
        if (read.options().printOnly()) {
            print(read, out);
            return new Answered();
        }
        if (read.options().rehearseOnly()) {
            return new Rehearse();
        }
        Run run = new Run(read.options().toConfig(), read.options().logFormat());
        if (read.options().checkOnly()) {
            out.println("The settings are right.");
            return new Answered();
        }
        return run;
    }

    /// The first pass only learns where the file is.
    static Read parse(String[] arguments, Map<String, String> environment) throws IOException {
        ConfigDefaults noFile = new ConfigDefaults(environment, ConfigDefaults.read(null));
        Read first = parse(arguments, noFile);
        ConfigDefaults all =
                new ConfigDefaults(environment, ConfigDefaults.read(first.options().configFile()));
        Read read = parse(arguments, all);
        Set<String> unknown = all.unknown(settings(read));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    first.options().configFile() + ": there is no setting " + unknown);
        }
        return read;
    }

    private static Read parse(String[] arguments, ConfigDefaults defaults) {
        ServerOptions options = new ServerOptions();
        try {
            CommandLine line = new CommandLine(options).setDefaultValueProvider(defaults);
            return new Read(options, line.parseArgs(arguments), defaults);
        } catch (ParameterException e) {
            String from =
                    e.getArgSpec() instanceof OptionSpec option
                            ? " (" + defaults.sourceOf(option) + ")"
                            : "";
            throw new IllegalArgumentException(
                    e.getMessage() + (from.equals(" (default)") ? "" : from), e);
        }
    }

    private static List<OptionSpec> settings(Read read) {
        return read.flags().commandSpec().options().stream()
                .filter(option -> !WISHES.contains(ConfigDefaults.key(option)))
                .toList();
    }

    private static void print(Read read, PrintStream out) {
        for (OptionSpec option : settings(read)) {
            String key = ConfigDefaults.key(option);
            String value = shown(option.getValue());
            out.printf(
                    "%-24s %-32s %s%n",
                    key,
                    SECRETS.contains(key) && !value.equals("-") ? "******" : value,
                    read.flags().hasMatchedOption(option)
                            ? "flag"
                            : read.defaults().sourceOf(option));
        }
    }

    private static String shown(@Nullable Object value) {
        String text =
                switch (value) {
                    case null -> "";
                    case Collection<?> many ->
                            many.stream().map(String::valueOf).collect(Collectors.joining(","));
                    case Map<?, ?> pairs ->
                            pairs.entrySet().stream()
                                    .map(pair -> pair.getKey() + "=" + pair.getValue())
                                    .sorted()
                                    .collect(Collectors.joining(","));
                    case Object one -> one.toString();
                };
        return text.isEmpty() ? "-" : text;
    }
}
