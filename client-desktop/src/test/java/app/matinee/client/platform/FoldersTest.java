package app.matinee.client.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldersTest {
    private static final Path HOME = Path.of("/home/ana");

    @Test
    void linuxFollowsXdg() {
        assertThat(Folders.of("Linux", HOME, Map.of()).settings())
                .isEqualTo(HOME.resolve(".config/matinee"));
        assertThat(Folders.of("Linux", HOME, Map.of("XDG_CONFIG_HOME", "/conf")).settings())
                .isEqualTo(Path.of("/conf/matinee"));
        assertThat(Folders.of("Linux", HOME, Map.of("XDG_CONFIG_HOME", "relative")).settings())
                .isEqualTo(HOME.resolve(".config/matinee"));
    }

    @Test
    void macAndWindowsHaveTheirOwnCustoms() {
        assertThat(Folders.of("Mac OS X", HOME, Map.of()).state())
                .isEqualTo(HOME.resolve("Library/Application Support/Matinee"));
        assertThat(Folders.of("Darwin", HOME, Map.of()).settings().toString())
                .doesNotContain("AppData");
        assertThat(Folders.of("Windows 11", HOME, Map.of("APPDATA", "/roaming")).settings())
                .isEqualTo(Path.of("/roaming/Matinee"));
    }
}
