/// Rooms in an SQLite file that survive the process
/// (docs/decisions/0016-sqlite-with-group-commit.md). Knows nothing of what a room is; it lays down
/// what a [app.matinee.server.store.StoredForm] gives it.
@NullMarked
package app.matinee.server.store.sqlite;

import org.jspecify.annotations.NullMarked;
