/// The party: the stage, the panel beside it, and the keys.
@NullMarked
package app.matinee.client.ui.room;

import org.jspecify.annotations.NullMarked;
