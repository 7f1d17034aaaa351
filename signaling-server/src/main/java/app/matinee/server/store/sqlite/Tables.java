package app.matinee.server.store.sqlite;

import app.matinee.protocol.RoomId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The statements. Belongs to the thread of its connection.
final class Tables implements AutoCloseable {
    /// A room as it stands in its rows.
    ///
    /// @param lines oldest first
    /// @param firstLine number of the oldest line, or of the next one when there is none
    record Row(long version, String head, List<String> lines, long firstLine) {}

    private final Connection connection;
    private Prepared prepared;

    /// The statements used for every change, prepared once.
    private record Prepared(
            PreparedStatement save,
            PreparedStatement delete,
            PreparedStatement addLine,
            PreparedStatement dropLines,
            PreparedStatement setAside) {
        static Prepared on(Connection connection) throws SQLException {
            return new Prepared(
                    connection.prepareStatement(
                            """
                            INSERT INTO room (id, version, head) VALUES (?1, ?2, ?3)
                            ON CONFLICT (id) DO UPDATE
                            SET version = ?2, head = ?3, set_aside = NULL\
                            """),
                    connection.prepareStatement("DELETE FROM room WHERE id = ?"),
                    connection.prepareStatement(
                            "INSERT INTO line (room, n, body) VALUES (?, ?, ?)"),
                    connection.prepareStatement("DELETE FROM line WHERE room = ? AND n < ?"),
                    connection.prepareStatement("UPDATE room SET set_aside = ? WHERE id = ?"));
        }

        void close() throws SQLException {
            save.close();
            delete.close();
            addLine.close();
            dropLines.close();
            setAside.close();
        }
    }

    Tables(Connection connection) throws SQLException {
        this.connection = connection;
        this.prepared = Prepared.on(connection);
    }

    /// The rooms that are not set aside.
    List<String> ids() throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT id FROM room WHERE set_aside IS NULL")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    Row row(String id) throws SQLException {
        try (PreparedStatement ask =
                        connection.prepareStatement("SELECT version, head FROM room WHERE id = ?");
                PreparedStatement askLines =
                        connection.prepareStatement(
                                "SELECT n, body FROM line WHERE room = ? ORDER BY n")) {
            ask.setString(1, id);
            askLines.setString(1, id);
            try (ResultSet room = ask.executeQuery();
                    ResultSet rows = askLines.executeQuery()) {
                if (!room.next()) {
                    throw new SQLException("the room's row is gone");
                }
                List<String> lines = new ArrayList<>();
                long firstLine = 0;
                while (rows.next()) {
                    if (lines.isEmpty()) {
                        firstLine = rows.getLong(1);
                    }
                    lines.add(rows.getString(2));
                }
                return new Row(room.getLong(1), room.getString(2), lines, firstLine);
            }
        }
    }

    void save(RoomId id, long version, String head) throws SQLException {
        prepared.save().setString(1, id.value());
        prepared.save().setLong(2, version);
        prepared.save().setString(3, head);
        prepared.save().executeUpdate();
    }

    void addLine(RoomId id, long n, String body) throws SQLException {
        prepared.addLine().setString(1, id.value());
        prepared.addLine().setLong(2, n);
        prepared.addLine().setString(3, body);
        prepared.addLine().executeUpdate();
    }

    void dropLinesBefore(RoomId id, long n) throws SQLException {
        prepared.dropLines().setString(1, id.value());
        prepared.dropLines().setLong(2, n);
        prepared.dropLines().executeUpdate();
    }

    void delete(RoomId id) throws SQLException {
        prepared.delete().setString(1, id.value());
        prepared.delete().executeUpdate();
        dropLinesBefore(id, Long.MAX_VALUE);
    }

    /// The row stays as it is, for whoever wants to look into it, but is read no more.
    void setAside(String id, String why) throws SQLException {
        prepared.setAside().setString(1, why);
        prepared.setAside().setString(2, id);
        prepared.setAside().executeUpdate();
    }

    void begin() throws SQLException {
        execute("BEGIN IMMEDIATE");
    }

    void commit() throws SQLException {
        execute("COMMIT");
    }

    /// Undoes what a failure left. A full disk may have undone the transaction already; then SQLite
    /// says so as an error. The driver closes a statement that failed, so all are prepared anew.
    void rollback() throws SQLException {
        prepared.close();
        prepared = Prepared.on(connection);
        execute("ROLLBACK");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        prepared.close();
    }
}
