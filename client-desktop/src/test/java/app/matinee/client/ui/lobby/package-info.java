@NullMarked
package app.matinee.client.ui.lobby;

import org.jspecify.annotations.NullMarked;
