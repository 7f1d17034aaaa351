package app.matinee.lab.restart;

import app.matinee.lab.process.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Looks into what a killed server left behind: a copy of its file and log, so that looking changes
/// nothing the next server will find.
final class StoreCheck {
    private static final List<String> FILES = List.of("matinee.db", "matinee.db-wal");

    private StoreCheck() {}

    /// Takes the copy; quick, while no server runs.
    static Path copy(Path data, Path to) throws LabException {
        try {
            Files.createDirectories(to);
            for (String name : FILES) {
                if (Files.exists(data.resolve(name))) {
                    Files.copy(data.resolve(name), to.resolve(name));
                }
            }
            return to;
        } catch (IOException e) {
            throw new LabException("The store cannot be copied.", e);
        }
    }

    /// @return what is wrong; empty when the store is whole
    static List<String> complaints(Path copy) throws LabException {
        List<String> complaints = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + copy.resolve(FILES.getFirst()));
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
                while (rows.next()) {
                    if (!rows.getString(1).equals("ok")) {
                        complaints.add(rows.getString(1));
                    }
                }
            }
            try (ResultSet rows =
                    statement.executeQuery(
                            "SELECT id, set_aside FROM room WHERE set_aside IS NOT NULL")) {
                while (rows.next()) {
                    complaints.add("room " + rows.getString(1) + ": " + rows.getString(2));
                }
            }
        } catch (SQLException e) {
            complaints.add("cannot be opened: " + e.getMessage());
        }
        remove(copy);
        return complaints;
    }

    private static void remove(Path copy) throws LabException {
        try (var files = Files.list(copy)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(copy);
        } catch (IOException e) {
            throw new LabException("The copy of the store cannot be removed.", e);
        }
    }
}
