package app.matinee.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import app.matinee.server.library.RangeFuzz;
import app.matinee.server.socketio.PacketFuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Replays what fuzzing begins with, and what it has ever found.
class FuzzSeedsTest {
    private static final Path SEEDS = Path.of("src", "test", "fuzz");

    @TestFactory
    Stream<DynamicTest> aSeedBreaksNothing() throws IOException {
        Map<String, Consumer<byte[]>> targets =
                Map.of(
                        "packet", PacketFuzz::fuzzerTestOneInput,
                        "event", EventFuzz::fuzzerTestOneInput,
                        "range", RangeFuzz::fuzzerTestOneInput,
                        "config", ConfigFuzz::fuzzerTestOneInput);
        try (Stream<Path> files = Files.walk(SEEDS)) {
            List<Path> seeds = files.filter(Files::isRegularFile).toList();
            assertThat(seeds.stream().map(FuzzSeedsTest::target)).containsAll(targets.keySet());
            return seeds.stream()
                    .map(seed ->
                            DynamicTest.dynamicTest(
                                    SEEDS.relativize(seed).toString(),
                                    () -> replay(targets, seed)));
        }
    }

    private static String target(Path seed) {
        return SEEDS.relativize(seed).getName(0).toString();
    }

    private static void replay(Map<String, Consumer<byte[]>> targets, Path seed)
            throws IOException {
        Consumer<byte[]> target = requireNonNull(targets.get(target(seed)), seed::toString);
        byte[] bytes = Files.readAllBytes(seed);
        assertThatCode(() -> target.accept(bytes)).doesNotThrowAnyException();
    }
}
