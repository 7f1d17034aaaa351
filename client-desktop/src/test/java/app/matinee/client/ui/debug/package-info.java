@NullMarked
package app.matinee.client.ui.debug;

import org.jspecify.annotations.NullMarked;
