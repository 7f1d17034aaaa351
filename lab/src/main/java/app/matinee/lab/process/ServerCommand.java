package app.matinee.lab.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How an operator starts the server: with what the build puts beside its jar.
public final class ServerCommand {
    private ServerCommand() {}

    /// @return a list that may be added to: the options of the server itself
    public static List<String> of(Path java, Path jar) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        Path machine = jar.resolveSibling("java.options");
        if (Files.exists(machine)) {
            command.add("@" + machine);
        }
        Path learnt = jar.resolveSibling("signaling-server.aot");
        if (Files.exists(learnt)) {
            command.add("-XX:AOTCache=" + learnt);
        }
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }
}
