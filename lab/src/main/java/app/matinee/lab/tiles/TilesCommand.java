package app.matinee.lab.tiles;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import javafx.application.Application;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tiles`: what drawing faces costs, as the difference between tiles that move and the same tiles
/// standing still, in one window and one run.
@Command(
        name = "tiles",
        mixinStandardHelpOptions = true,
        description = "Measures what it costs to draw camera tiles.",
        sortOptions = false)
public final class TilesCommand implements Callable<Integer> {
    @Option(names = "--server-jar", hidden = true, description = "Not used here.")
    private @Nullable Path serverJar;

    @Option(names = "--client-lib", hidden = true, description = "Not used here.")
    private @Nullable Path clientLib;

    @Option(names = "--media", hidden = true, description = "Not used here.")
    private @Nullable Path media;

    @Option(names = "--java", hidden = true, description = "Not used here.")
    private @Nullable Path java;

    @Option(names = "--people", defaultValue = "4", description = "With a camera on, 1 to 8.")
    private int people;

    @Option(names = "--fps", defaultValue = "15", description = "Pictures a second of each.")
    private int fps;

    @Option(names = "--seconds", defaultValue = "15", description = "Of each of the two halves.")
    private int seconds;

    /// @return 0 when it could be measured, whatever was measured
    @Override
    public Integer call() {
        Application.launch(
                TilesWindow.class,
                Integer.toString(people),
                Integer.toString(fps),
                Integer.toString(seconds));
        TilesWindow.Spent spent = TilesWindow.spent();
        System.out.printf(
                Locale.ROOT,
                "tiles: people=%d size=320x180 fps=%d drawn_per_s=%.1f still_cpu=%.3f"
                        + " moving_cpu=%.3f cost_cpu=%.3f%n",
                people,
                fps,
                spent.pulsesPerS(),
                spent.still(),
                spent.moving(),
                spent.moving() - spent.still());
        return 0;
    }
}
