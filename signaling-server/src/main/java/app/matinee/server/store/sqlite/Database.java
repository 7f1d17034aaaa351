package app.matinee.server.store.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The file with everything the server keeps, in a folder no other server uses at the same time.
///
/// WAL with `synchronous = FULL`: a commit that returned survives a killed process and, if the disk
/// keeps its word, a power cut (sqlite.org/pragma.html#pragma_synchronous). Pages are copied back
/// from the log by a second connection, so that no commit waits for it.
///
/// Each connection belongs to one thread at a time.
final class Database implements AutoCloseable {
    static final String FILE = "matinee.db";
    private static final long MAX_LOG_BYTES = 64L << 20;
    private static final String LOCK = "matinee.lock";
    private static final String NATIVE = "native";

    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final Connection connection;
    private final Connection copying;

    private Database(
            Path folder,
            FileChannel lockFile,
            FileLock lock,
            Connection connection,
            Connection copying) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
        this.connection = connection;
        this.copying = copying;
    }

    /// @throws IOException with a sentence for the operator
    static Database open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel lockFile =
                FileChannel.open(
                        folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = claim(lockFile);
        if (lock == null) {
            lockFile.close();
            throw new IOException("another server uses the folder " + folder);
        }
        try {
            prepareNative(folder.resolve(NATIVE));
            String url = "jdbc:sqlite:" + folder.resolve(FILE);
            Connection connection = connect(url);
            Migrations.run(connection);
            return new Database(folder, lockFile, lock, connection, connect(url));
        } catch (SQLException e) {
            lockFile.close();
            throw new IOException(
                    "the stored rooms cannot be opened: "
                            + e.getMessage()
                            + ". Put a backup in place of "
                            + folder.resolve(FILE)
                            + " or move it away.",
                    e);
        } catch (IOException e) {
            lockFile.close();
            throw e;
        }
    }

    private static @Nullable FileLock claim(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /// SQLite's library is unpacked here instead of the system's temporary folder, where each
    /// killed server would leave one behind.
    private static void prepareNative(Path place) throws IOException {
        Files.createDirectories(place);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(place)) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
        System.setProperty("org.sqlite.tmpdir", place.toString());
    }

    private static Connection connect(String url) throws SQLException {
        Connection made = DriverManager.getConnection(url);
        try (Statement statement = made.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute("PRAGMA wal_autocheckpoint = 0");
            statement.execute("PRAGMA journal_size_limit = 16777216");
        }
        return made;
    }

    Path file() {
        return folder.resolve(FILE);
    }

    /// The writer's.
    Connection connection() {
        return connection;
    }

    /// Copies pages back from the log, as far as nobody is in the way. A log that has grown all the
    /// same, because the writer never rested, is emptied while the writer waits. Any thread, one at
    /// a time.
    void copyBack() throws SQLException, IOException {
        checkpoint("PASSIVE");
        if (Files.size(folder.resolve(FILE + "-wal")) > MAX_LOG_BYTES) {
            checkpoint("TRUNCATE");
        }
    }

    private void checkpoint(String mode) throws SQLException {
        try (Statement statement = copying.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(" + mode + ")");
        }
    }

    /// Any thread: SQLite itself serialises.
    void limitPages(int pages) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA max_page_count = " + pages);
        }
    }

    /// Of the writer's thread.
    Optional<String> fact(String name) throws SQLException {
        try (PreparedStatement ask =
                connection.prepareStatement("SELECT value FROM fact WHERE name = ?")) {
            ask.setString(1, name);
            try (ResultSet row = ask.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /// Of the writer's thread.
    void putFact(String name, String value) throws SQLException {
        try (PreparedStatement put =
                connection.prepareStatement("INSERT OR REPLACE INTO fact VALUES (?, ?)")) {
            put.setString(1, name);
            put.setString(2, value);
            put.executeUpdate();
        }
    }

    /// Idempotent.
    @Override
    public void close() throws SQLException, IOException {
        if (!lock.isValid()) {
            return;
        }
        try {
            connection.close();
            checkpoint("TRUNCATE");
            copying.close();
        } finally {
            lockFile.close();
        }
    }
}
