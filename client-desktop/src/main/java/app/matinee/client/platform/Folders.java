package app.matinee.client.platform;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where this program may keep things, by the custom of the operating system.
///
/// @param settings what a person chose
/// @param state what only this machine needs: log, lock, socket
public record Folders(Path settings, Path state) {
    private static final String NAME = "matinee";

    /// Everything in one folder, as a flag asks for.
    public static Folders within(Path base) {
        return new Folders(base, base);
    }

    public static Folders usual() {
        return of(
                System.getProperty("os.name", ""),
                Path.of(System.getProperty("user.home", ".")),
                System.getenv());
    }

    /// @param os the value of `os.name`
    static Folders of(String os, Path home, Map<String, String> environment) {
        String name = os.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            Path roaming = either(environment, "APPDATA", home.resolve("AppData/Roaming"));
            Path local = either(environment, "LOCALAPPDATA", home.resolve("AppData/Local"));
            return new Folders(roaming.resolve("Matinee"), local.resolve("Matinee"));
        }
        if (name.contains("mac")) {
            return within(home.resolve("Library/Application Support/Matinee"));
        }
        Path config = either(environment, "XDG_CONFIG_HOME", home.resolve(".config"));
        Path state = either(environment, "XDG_STATE_HOME", home.resolve(".local/state"));
        return new Folders(config.resolve(NAME), state.resolve(NAME));
    }

    /// The XDG specification says that a relative path is to be ignored.
    private static Path either(Map<String, String> environment, String key, Path otherwise) {
        String value = environment.getOrDefault(key, "");
        return !value.isBlank() && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
    }
}
