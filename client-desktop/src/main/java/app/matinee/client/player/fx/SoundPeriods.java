package app.matinee.client.player.fx;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the sound server for short periods, because they are what a start is rounded to.
///
/// MediaPlayer's clock is the sound device's. At `play()` it starts at once, but off by a whole
/// number of the device's periods, by chance. With PipeWire's usual 1,024 samples, 21.3 ms, 25
/// starts fell into groups around −19, +2 and +23 ms; with 256 samples, 16 of 16 fell within −4.5
/// and +3.1 ms (Debian 12, PipeWire 0.3.65, two cores; once moving, none of them wandered by 0.1 ms
/// in a second). Nothing that is done after the start can be as exact.
///
/// PipeWire takes the wish from the environment of the process that opens the device, so it must be
/// there before the first film; Java cannot write its environment, the C library can. Other sound
/// servers do not know the name. Whoever has set it keeps what they set.
final class SoundPeriods {
    static final String NAME = "PIPEWIRE_LATENCY";
    static final String SHORT = "256/48000";

    private static final Logger LOG = LoggerFactory.getLogger(SoundPeriods.class);

    private SoundPeriods() {}

    /// Any thread, once, before a film is opened. Without effect on other systems than Linux.
    static void askForShortOnes() {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
            return;
        }
        Linker linker = Linker.nativeLinker();
        MemorySegment setenv = linker.defaultLookup().findOrThrow("setenv");
        FunctionDescriptor type =
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_INT);
        try (Arena arena = Arena.ofConfined()) {
            int keepWhatIsThere = 0;
            int result =
                    (int)
                            linker.downcallHandle(setenv, type)
                                    .invokeExact(
                                            arena.allocateFrom(NAME),
                                            arena.allocateFrom(SHORT),
                                            keepWhatIsThere);
            if (result != 0) {
                LOG.info("the environment is full; films start less exactly");
            }
        } catch (Throwable t) {
            throw new IllegalStateException("setenv", t);
        }
    }
}
