package app.matinee.server.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Brings the tables of any earlier version to today's. A step is never changed once released; a
/// change is a new step. `user_version` counts those done.
final class Migrations {
    private static final List<List<String>> STEPS =
            List.of(
                    List.of(
                            """
                            CREATE TABLE room (
                              id TEXT PRIMARY KEY,
                              version INTEGER NOT NULL,
                              head TEXT NOT NULL,
                              set_aside TEXT -- why it cannot be read; null for a good one
                            ) STRICT\
                            """,
                            """
                            CREATE TABLE line (
                              room TEXT NOT NULL,
                              n INTEGER NOT NULL,
                              body TEXT NOT NULL,
                              PRIMARY KEY (room, n)
                            ) STRICT, WITHOUT ROWID\
                            """,
                            "CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT"));

    private Migrations() {}

    /// @throws SQLException also when the file comes from a newer server
    static void run(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int done = Sql.number(statement, "PRAGMA user_version");
            if (done > STEPS.size()) {
                throw new SQLException(
                        "the data is of a newer server (version "
                                + done
                                + ", this one knows "
                                + STEPS.size()
                                + ")");
            }
            for (int step = done; step < STEPS.size(); step++) {
                statement.execute("BEGIN IMMEDIATE");
                for (String sql : STEPS.get(step)) {
                    statement.execute(sql);
                }
                statement.execute("PRAGMA user_version = " + (step + 1));
                statement.execute("COMMIT");
            }
        }
    }
}
