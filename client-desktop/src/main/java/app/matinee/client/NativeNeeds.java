package app.matinee.client;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What a window needs of a Linux machine, asked before JavaFX asks less politely.
final class NativeNeeds {
    /// Library → Debian's package.
    private static final Map<String, String> LIBRARIES = new LinkedHashMap<>();

    static {
        LIBRARIES.put("libgtk-3.so.0", "libgtk-3-0");
        LIBRARIES.put("libXtst.so.6", "libxtst6");
        LIBRARIES.put("libXxf86vm.so.1", "libxxf86vm1");
        LIBRARIES.put("libGL.so.1", "libgl1");
    }

    private static final List<Path> USUAL_FOLDERS =
            List.of(
                    Path.of("/usr/lib/" + machine() + "-linux-gnu"),
                    Path.of("/usr/lib64"),
                    Path.of("/usr/lib"));

    static final String NO_SCREEN =
            "Matinee needs a screen, and DISPLAY names none that answers. Start it from a desktop,"
                    + " or under Xvfb.";

    private NativeNeeds() {}

    /// @return one sentence for the person; empty when all is there
    static Optional<String> unmet() {
        return System.getProperty("os.name", "").startsWith("Linux")
                ? unmet(System.getenv(), NativeNeeds::canLoad)
                : Optional.empty();
    }

    static Optional<String> unmet(Map<String, String> environment, Predicate<String> loads) {
        if (environment.getOrDefault("DISPLAY", "").isBlank()) {
            return Optional.of(NO_SCREEN);
        }
        StringBuilder packages = new StringBuilder();
        LIBRARIES.forEach((library, itsPackage) -> {
            if (!loads.test(library)) {
                packages.append(' ').append(itsPackage);
            }
        });
        return packages.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Matinee needs some packages of this system: sudo apt-get install"
                                + packages);
    }

    /// As Debian names it in its paths.
    private static String machine() {
        return System.getProperty("os.arch", "").equals("amd64") ? "x86_64" : "aarch64";
    }

    /// The linker is asked only about what stands in no usual folder: waking it up from Java costs
    /// more than a few looks at the disk.
    private static boolean canLoad(String library) {
        if (USUAL_FOLDERS.stream().anyMatch(folder -> Files.exists(folder.resolve(library)))) {
            return true;
        }
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
            return true;
        } catch (IllegalArgumentException notThere) {
            return false;
        }
    }
}
