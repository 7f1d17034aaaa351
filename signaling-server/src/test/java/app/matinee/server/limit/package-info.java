@NullMarked
package app.matinee.server.limit;

import org.jspecify.annotations.NullMarked;
