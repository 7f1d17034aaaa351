package app.matinee.client.rtc.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// How the engine's process is started.
///
/// @param command up to the folder, which is added as its last word
/// @param environment added to this process's own
public record EngineCommand(List<String> command, Map<String, String> environment) {
    /// First word of the program's own launcher that makes it an engine, where there is no `java`.
    public static final String LAUNCHER_WORD = "--call-engine";

    private static final String MAIN = "app.matinee.client.rtc.engine.EngineMain";

    public EngineCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /// The same program as this one: its `java` with its class path, or, where jpackage leaves no
    /// `java`, its launcher.
    public static EngineCommand likeThisProgram() {
        Path java = Path.of(System.getProperty("java.home"), "bin", javaName());
        String launcher = System.getProperty("jpackage.app-path");
        if (!Files.isExecutable(java) && launcher != null) {
            return new EngineCommand(List.of(launcher, LAUNCHER_WORD), Map.of());
        }
        return of(java, System.getProperty("java.class.path"));
    }

    /// @param classPath as `java -cp` takes it
    public static EngineCommand of(Path java, String classPath) {
        return new EngineCommand(
                List.of(
                        java.toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        // A small program with its weight in native code: no large heap, no
                        // collector threads, no second compiler. Little for what is new, or the
                        // process grows by tens of megabytes before anything is collected.
                        "-Xms24m",
                        "-Xmx96m",
                        "-Xmn8m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.awt.headless=true",
                        "-cp",
                        classPath,
                        MAIN),
                Map.of());
    }

    /// Runs it somewhere else, as in a network namespace.
    public EngineCommand within(UnaryOperator<List<String>> where) {
        return new EngineCommand(where.apply(command), environment);
    }

    public EngineCommand with(Map<String, String> more) {
        return new EngineCommand(command, more);
    }

    Process start(Path folder) throws IOException {
        List<String> whole = new ArrayList<>(command);
        whole.add(folder.toString());
        ProcessBuilder builder = new ProcessBuilder(whole);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String javaName() {
        return File.separatorChar == '\\' ? "java.exe" : "java";
    }
}
