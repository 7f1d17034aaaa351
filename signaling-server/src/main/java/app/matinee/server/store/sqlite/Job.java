package app.matinee.server.store.sqlite;

import java.sql.SQLException;

/// One change on its way to the disk. Every method is called on the writer's thread, and exactly
/// one of the last two once.
interface Job {
    /// Makes ready what is written, without touching the disk: whatever goes wrong here concerns
    /// this job alone.
    void prepare();

    void write(Tables tables) throws SQLException;

    /// The commit is durable.
    void kept();

    /// Nothing of it happened.
    void failed(RuntimeException why);
}
