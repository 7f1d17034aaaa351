@NullMarked
package app.matinee.server.library;

import org.jspecify.annotations.NullMarked;
