/// The key the port shows: read from files, renewed without a restart, or made here.
@NullMarked
package app.matinee.server.tls;

import org.jspecify.annotations.NullMarked;
