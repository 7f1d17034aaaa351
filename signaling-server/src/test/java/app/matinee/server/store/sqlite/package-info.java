@NullMarked
package app.matinee.server.store.sqlite;

import org.jspecify.annotations.NullMarked;
