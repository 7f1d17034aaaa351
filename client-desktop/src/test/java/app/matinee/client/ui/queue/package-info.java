@NullMarked
package app.matinee.client.ui.queue;

import org.jspecify.annotations.NullMarked;
