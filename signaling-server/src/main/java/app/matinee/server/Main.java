package app.matinee.server;

import app.matinee.server.logging.Logs;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import org.slf4j.LoggerFactory;

/// `java -jar signaling-server.jar`: reads the configuration, runs until it is told to stop.
public final class Main {
    private static final int FAILED = 1;
    private static final int WRONG_SETTINGS = 2;

    private Main() {}

    public static void main(String[] arguments) {
        try {
            switch (CommandLineReader.read(arguments, System.getenv(), System.out)) {
                case CommandLineReader.Answered answered -> System.exit(0);
                case CommandLineReader.Rehearse rehearse -> {
                    Rehearsal.play();
                    System.exit(0);
                }
                case CommandLineReader.Run(ServerConfig config, LogFormat format) ->
                        run(config, format, System.out);
            }
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println("Try --help.");
            System.exit(WRONG_SETTINGS);
        } catch (IOException | IllegalStateException e) {
            System.err.println("The server cannot start: " + e.getMessage());
            System.exit(FAILED);
        }
    }

    /// For tests: the options as read, without doing anything.
    static ServerOptions parse(String[] arguments, Map<String, String> environment)
            throws IOException {
        return CommandLineReader.parse(arguments, environment).options();
    }

    private static void run(ServerConfig config, LogFormat format, PrintStream out) {
        if (format == LogFormat.JSON) {
            Logs.writeJson();
        }
        LoggerFactory.getLogger(Main.class).info("starting with {}", config);
        MatineeServer server = MatineeServer.start(config);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        Greeting.print(config, server.port(), server.pin(), server.films(), out);
    }
}
