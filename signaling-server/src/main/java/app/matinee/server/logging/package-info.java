/// How events are written to the log: one line each, whatever is in them.
@NullMarked
package app.matinee.server.logging;

import org.jspecify.annotations.NullMarked;
