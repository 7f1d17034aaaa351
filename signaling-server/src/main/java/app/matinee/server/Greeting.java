package app.matinee.server;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/// What the server says when it is ready: the address to share, for people; then one line for
/// programs.
final class Greeting {
    private Greeting() {}

    static void print(
            ServerConfig config, int port, Optional<String> pin, int films, PrintStream out) {
        out.println();
        out.println("  " + config.name() + " is open. Share this address:");
        out.println();
        String scheme = config.tls() instanceof TlsConfig.Off ? "http" : "https";
        String key = pin.map(p -> "/?pin=" + p).orElse("");
        addresses(config)
                .forEach(address ->
                        out.println("      " + scheme + "://" + address + ":" + port + key));
        out.println();
        out.println(
                config.media() == null
                        ? "  No library: start with --media DIR to offer films."
                        : "  Library: " + (films == 1 ? "1 film" : films + " films") + ".");
        out.println();
        out.println("listening port=" + port);
        out.flush();
    }

    private static List<String> addresses(ServerConfig config) {
        boolean everywhere = config.host().equals("0.0.0.0") || config.host().equals("::");
        List<String> found = everywhere ? LocalAddresses.shareable() : List.of(config.host());
        return found.isEmpty() ? List.of("localhost") : found;
    }
}
