package app.matinee.client.player.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class SoundPeriodsTest {
    @Test
    void theWishIsInTheEnvironmentThatNativeCodeReads() throws Throwable {
        assumeTrue(
                System.getProperty("os.name").startsWith("Linux"), "SKIPPED: PipeWire is Linux's");
        SoundPeriods.askForShortOnes();
        String set = System.getenv(SoundPeriods.NAME);
        assertThat(seenByC(SoundPeriods.NAME)).isEqualTo(set == null ? SoundPeriods.SHORT : set);
    }

    private static String seenByC(String name) throws Throwable {
        Linker linker = Linker.nativeLinker();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value =
                    (MemorySegment)
                            linker.downcallHandle(
                                            linker.defaultLookup().findOrThrow("getenv"),
                                            FunctionDescriptor.of(
                                                    ValueLayout.ADDRESS, ValueLayout.ADDRESS))
                                    .invokeExact(arena.allocateFrom(name));
            // Reading from nowhere would end the JVM instead of the test.
            return value.equals(MemorySegment.NULL)
                    ? "(not set)"
                    : value.reinterpret(1_000).getString(0);
        }
    }
}
