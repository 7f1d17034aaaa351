package app.matinee.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server's clock: starts at the wall clock's time and runs with the monotonic one, so that a
/// corrected wall clock never makes a film jump. Safe on any thread.
///
/// A server that keeps its rooms must not make them jump at a restart either: a stored timeline
/// says where the film was *at an instant of this clock*. On Linux the monotonic clock counts from
/// the machine's start and is the same for every process, so the difference between the two is
/// written down, and the next process goes on with it, whatever the wall clock did meanwhile. After
/// a restart of the machine, and on other systems, only the wall clock is left; then this clock at
/// least does not go back behind what was last written down.
final class ServerTime implements LongSupplier {
    private static final Logger LOG = LoggerFactory.getLogger(ServerTime.class);

    /// Changes with each start of the machine (Linux: random(4)).
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    private static final String FILE = "clock";

    /// What is written down.
    ///
    /// @param boot the start of the machine it belongs to
    /// @param aheadOfMonotonicMs this clock minus the monotonic one
    /// @param lastMs what this clock showed when it was written
    private record Note(String boot, long aheadOfMonotonicMs, long lastMs) {}

    private final long aheadOfMonotonicMs;

    private ServerTime(long aheadOfMonotonicMs) {
        this.aheadOfMonotonicMs = aheadOfMonotonicMs;
    }

    /// A clock of its own.
    static ServerTime fresh() {
        return new ServerTime(System.currentTimeMillis() - monotonicMs());
    }

    /// The clock an earlier server in this folder had; a fresh one if there was none.
    static ServerTime continuing(Path folder) {
        return continuing(folder, boot(), System.currentTimeMillis());
    }

    static ServerTime continuing(Path folder, String boot, long wallMs) {
        Optional<Note> before = read(folder.resolve(FILE));
        if (before.isPresent() && !boot.isEmpty() && before.get().boot().equals(boot)) {
            ServerTime same = new ServerTime(before.get().aheadOfMonotonicMs());
            if (same.getAsLong() >= before.get().lastMs()) {
                return same;
            }
        }
        long startMs = Math.max(wallMs, before.map(Note::lastMs).orElse(0L));
        return new ServerTime(startMs - monotonicMs());
    }

    /// Writes down where this clock stands; to be called at the start and now and then. Blocks.
    void keep(Path folder) throws IOException {
        keep(folder, boot());
    }

    void keep(Path folder, String boot) throws IOException {
        Path file = folder.resolve(FILE);
        Path draft = folder.resolve(FILE + ".new");
        Files.writeString(draft, boot + " " + aheadOfMonotonicMs + " " + getAsLong());
        Files.move(
                draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// @return milliseconds, close to those since 1970; never goes back
    @Override
    public long getAsLong() {
        return aheadOfMonotonicMs + monotonicMs();
    }

    private static long monotonicMs() {
        return Math.floorDiv(System.nanoTime(), 1_000_000L);
    }

    /// @return empty where the system does not tell
    private static String boot() {
        try {
            return Files.readString(BOOT_ID).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static Optional<Note> read(Path file) {
        try {
            String[] words = Files.readString(file).split(" ", -1);
            return Optional.of(
                    new Note(words[0], Long.parseLong(words[1]), Long.parseLong(words[2])));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            LOG.info("no earlier clock to go on with ({})", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
