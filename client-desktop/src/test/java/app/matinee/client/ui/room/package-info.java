@NullMarked
package app.matinee.client.ui.room;

import org.jspecify.annotations.NullMarked;
