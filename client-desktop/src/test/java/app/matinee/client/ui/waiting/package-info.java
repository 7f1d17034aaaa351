@NullMarked
package app.matinee.client.ui.waiting;

import org.jspecify.annotations.NullMarked;
