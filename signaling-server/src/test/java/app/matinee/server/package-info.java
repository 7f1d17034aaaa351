/// A real server on a free port, and guests with a standard client.
@NullMarked
package app.matinee.server;

import org.jspecify.annotations.NullMarked;
