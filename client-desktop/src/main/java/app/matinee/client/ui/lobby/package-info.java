/// Before the party: a name, and the two ways in.
@NullMarked
package app.matinee.client.ui.lobby;

import org.jspecify.annotations.NullMarked;
