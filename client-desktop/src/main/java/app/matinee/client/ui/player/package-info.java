/// The stage: the film and what floats over it.
@NullMarked
package app.matinee.client.ui.player;

import org.jspecify.annotations.NullMarked;
