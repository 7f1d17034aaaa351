package app.matinee.server;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Serial;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// `java -jar signaling-server.jar`: reads the configuration, runs until it is told to stop.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        try {
            ServerOptions options = parse(arguments, System.getenv());
            run(options.toConfig(), System.out);
        } catch (HelpAsked e) {
            System.exit(0);
        } catch (ParameterException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println("Try --help.");
            System.exit(2);
        } catch (IOException | IllegalStateException e) {
            System.err.println("The server cannot start: " + e.getMessage());
            System.exit(1);
        }
    }

    /// Flags before environment before file. The first pass only learns where the file is.
    static ServerOptions parse(String[] arguments, Map<String, String> environment)
            throws IOException {
        ServerOptions first = new ServerOptions();
        CommandLine line = new CommandLine(first);
        line.setDefaultValueProvider(new ConfigDefaults(environment, ConfigDefaults.read(null)));
        if (CommandLine.printHelpIfRequested(line.parseArgs(arguments))) {
            throw new HelpAsked();
        }
        ServerOptions options = new ServerOptions();
        new CommandLine(options)
                .setDefaultValueProvider(
                        new ConfigDefaults(environment, ConfigDefaults.read(first.configFile())))
                .parseArgs(arguments);
        return options;
    }

    private static void run(ServerConfig config, PrintStream out) {
        MatineeServer server = MatineeServer.start(config);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        Greeting.print(config, server.port(), server.films(), out);
    }

    /// `--help` or `--version` was answered.
    private static final class HelpAsked extends RuntimeException {
        @Serial private static final long serialVersionUID = 1;
    }
}
