/// The companion server: its command line, its configuration, and the wiring of all its parts.
@NullMarked
package app.matinee.server;

import org.jspecify.annotations.NullMarked;
