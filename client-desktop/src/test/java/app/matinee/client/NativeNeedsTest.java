package app.matinee.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NativeNeedsTest {
    private static final Map<String, String> ON_A_SCREEN = Map.of("DISPLAY", ":0");

    @Test
    void withoutAScreenOneSentenceSaysSo() {
        assertThat(NativeNeeds.unmet(Map.of(), library -> true)).contains(NativeNeeds.NO_SCREEN);
    }

    @Test
    void missingLibrariesAreNamedByPackage() {
        assertThat(NativeNeeds.unmet(ON_A_SCREEN, library -> !library.startsWith("libgtk")))
                .get()
                .asString()
                .endsWith("apt-get install libgtk-3-0")
                .doesNotContain("\n");
    }

    @Test
    void nothingIsSaidWhenAllIsThere() {
        assertThat(NativeNeeds.unmet(ON_A_SCREEN, library -> true)).isEmpty();
    }
}
