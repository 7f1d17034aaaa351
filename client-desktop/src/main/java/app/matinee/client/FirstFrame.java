package app.matinee.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import javafx.animation.AnimationTimer;

/// Tells when the window's first pictures are on the screen, counted from the start of the process.
/// For measuring the start-up and for the training run of the AOT cache; nothing waits for it.
///
/// A pulse lays out and hands over what the renderer draws while the next pulse waits, so at the
/// third pulse at least one whole picture has been drawn. Until it stands on the screen a large
/// window drawn in software may take another 100 ms (installers/measure-startup.sh sees both).
final class FirstFrame extends AnimationTimer {
    private static final int PULSES = 3;

    /// How long the picture stays before `then`: a quarter of a second, for whoever watches the
    /// screen from outside.
    private static final int LINGER_PULSES = 15;

    private static final Path OWN_STAT = Path.of("/proc/self/stat");
    private static final Path UPTIME = Path.of("/proc/uptime");

    /// What Linux calls a jiffy in `/proc`: a hundredth of a second on every architecture we ship.
    private static final int MS_PER_JIFFY = 10;

    private final Runnable then;
    private int pulses;

    private FirstFrame(Runnable then) {
        this.then = then;
    }

    /// Prints `first-frame ms=…` when the pictures are there and runs `then` a little later, all on
    /// the FX thread. Call it on the FX thread once the stage is shown.
    static void report(Runnable then) {
        new FirstFrame(then).start();
    }

    @Override
    public void handle(long now) {
        pulses++;
        if (pulses == PULSES) {
            System.out.println("first-frame ms=" + sinceProcessStart().toMillis());
        }
        if (pulses == PULSES + LINGER_PULSES) {
            stop();
            then.run();
        }
    }

    /// How long this process has been alive, to within 20 ms on Linux. Elsewhere the system's own
    /// record of the start is exact enough; Linux keeps that one in whole seconds.
    private static Duration sinceProcessStart() {
        if (Files.isReadable(OWN_STAT)) {
            try {
                return aliveOnLinux(Files.readString(OWN_STAT), Files.readString(UPTIME));
            } catch (IOException e) {
                throw new IllegalStateException("/proc is readable and then not", e);
            }
        }
        return ProcessHandle.current()
                .info()
                .startInstant()
                .map(start -> Duration.between(start, Instant.now()))
                .orElseThrow();
    }

    /// @param stat the text of `/proc/self/stat`: field 22 is the start in jiffies since boot, and
    ///   field 2, the name in brackets, may hold spaces
    /// @param uptime the text of `/proc/uptime`: seconds since boot, then another number
    static Duration aliveOnLinux(String stat, String uptime) {
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long startMs = Long.parseLong(afterName[19]) * MS_PER_JIFFY;
        double uptimeSeconds = Double.parseDouble(uptime.substring(0, uptime.indexOf(' ')));
        return Duration.ofMillis(Math.round(uptimeSeconds * 1000) - startMs);
    }
}
