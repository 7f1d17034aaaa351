@NullMarked
package app.matinee.server.room;

import org.jspecify.annotations.NullMarked;
