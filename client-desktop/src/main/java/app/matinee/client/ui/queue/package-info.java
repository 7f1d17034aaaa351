/// What is on next, and where films come from.
@NullMarked
package app.matinee.client.ui.queue;

import org.jspecify.annotations.NullMarked;
