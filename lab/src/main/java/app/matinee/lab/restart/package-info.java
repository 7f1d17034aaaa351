/// Kills a server under load, again and again, and counts what it forgot
/// (docs/decisions/0016-sqlite-with-group-commit.md).
@NullMarked
package app.matinee.lab.restart;

import org.jspecify.annotations.NullMarked;
