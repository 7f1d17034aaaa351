/// The film on JavaFX's MediaPlayer: the only package that knows it.
@NullMarked
package app.matinee.client.player.fx;

import org.jspecify.annotations.NullMarked;
