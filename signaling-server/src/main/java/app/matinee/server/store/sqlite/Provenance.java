package app.matinee.server.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;

/// Whether the store is the one the last server left here, or an older copy put in its place. Each
/// start is counted twice, in the store and in a small file beside it, and the store remembers
/// which file it was: a store that was copied over another has counted less, and one that was
/// copied with its whole folder is another file.
final class Provenance {
    private static final String COUNTER = "starts";
    private static final String FACT_STARTS = "starts";
    private static final String FACT_FILE = "file";

    private Provenance() {}

    /// Counts this start. On the thread that opens the store.
    ///
    /// @return whether the store may be older than what was last told from it
    static boolean wentBack(Database database, Path folder) throws SQLException, IOException {
        long inStore = database.fact(FACT_STARTS).map(Long::parseLong).orElse(0L);
        long beside = read(folder.resolve(COUNTER));
        String file = identity(database.file());
        boolean copied = !database.fact(FACT_FILE).orElse(file).equals(file);
        long now = Math.max(inStore, beside) + 1;
        database.putFact(FACT_STARTS, Long.toString(now));
        database.putFact(FACT_FILE, file);
        write(folder.resolve(COUNTER), now);
        // A store that counted more than its neighbour was killed between the two; it is the newer.
        return copied || inStore < beside;
    }

    private static String identity(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return key == null ? "" : key.toString();
    }

    private static long read(Path counter) throws IOException {
        if (Files.notExists(counter)) {
            return 0;
        }
        String text = Files.readString(counter).strip();
        // A counter that is none says nothing.
        return text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
    }

    private static void write(Path counter, long starts) throws IOException {
        Path draft = counter.resolveSibling(COUNTER + ".new");
        Files.writeString(draft, Long.toString(starts));
        Files.move(
                draft,
                counter,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
