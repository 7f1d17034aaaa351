/// The port to whatever plays the film.
@NullMarked
package app.matinee.client.player;

import org.jspecify.annotations.NullMarked;
