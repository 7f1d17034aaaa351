package app.matinee.lab.calls;

import java.nio.file.Path;
import java.util.List;

/// What a run is made of.
///
/// @param clientLib folder of the client's jars
/// @param seconds of the measured window
record CallsSetup(
        Path java,
        Path clientLib,
        CallProfile profile,
        int clients,
        int seconds,
        List<Story> stories,
        int churns,
        long seed) {
    CallsSetup {
        stories = List.copyOf(stories);
    }
}
