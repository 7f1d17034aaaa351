@NullMarked
package app.matinee.client.ui.player;

import org.jspecify.annotations.NullMarked;
