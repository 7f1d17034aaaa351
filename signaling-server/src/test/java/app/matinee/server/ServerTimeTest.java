package app.matinee.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTimeTest {
    private static final long HOUR_MS = 3_600_000;
    private static final long YEAR_2026_MS = 1_767_225_600_000L;

    @TempDir private Path folder;

    @Test
    void theNextServerGoesOnWithTheClockWhateverTheWallClockDid() throws IOException {
        ServerTime first = ServerTime.continuing(folder, "boot-1", YEAR_2026_MS);
        first.keep(folder, "boot-1");
        ServerTime back = ServerTime.continuing(folder, "boot-1", YEAR_2026_MS - HOUR_MS);
        ServerTime ahead = ServerTime.continuing(folder, "boot-1", YEAR_2026_MS + HOUR_MS);
        assertThat(back.getAsLong()).isCloseTo(first.getAsLong(), within(2L));
        assertThat(ahead.getAsLong()).isCloseTo(first.getAsLong(), within(2L));
    }

    @Test
    void afterARestartOfTheMachineTheWallClockCounts() throws IOException {
        ServerTime.continuing(folder, "boot-1", YEAR_2026_MS).keep(folder, "boot-1");
        ServerTime later = ServerTime.continuing(folder, "boot-2", YEAR_2026_MS + HOUR_MS);
        assertThat(later.getAsLong()).isCloseTo(YEAR_2026_MS + HOUR_MS, within(1_000L));
    }

    @Test
    void itNeverGoesBackBehindWhatWasWrittenDown() throws IOException {
        ServerTime first = ServerTime.continuing(folder, "boot-1", YEAR_2026_MS);
        first.keep(folder, "boot-1");
        ServerTime flatBattery = ServerTime.continuing(folder, "boot-2", 0);
        assertThat(flatBattery.getAsLong()).isGreaterThanOrEqualTo(YEAR_2026_MS);
        ServerTime unknownBoot = ServerTime.continuing(folder, "", 0);
        assertThat(unknownBoot.getAsLong()).isGreaterThanOrEqualTo(YEAR_2026_MS);
    }

    @Test
    void anUnreadableNoteIsNoReasonNotToStart() throws IOException {
        Files.writeString(folder.resolve("clock"), "nonsense");
        assertThat(ServerTime.continuing(folder, "boot-1", YEAR_2026_MS).getAsLong())
                .isCloseTo(YEAR_2026_MS, within(1_000L));
    }
}
