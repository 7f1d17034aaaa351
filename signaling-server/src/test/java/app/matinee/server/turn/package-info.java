@NullMarked
package app.matinee.server.turn;

import org.jspecify.annotations.NullMarked;
