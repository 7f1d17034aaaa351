/// For whom the film waits, the question whether all are ready, and the countdown after it.
@NullMarked
package app.matinee.client.ui.waiting;

import org.jspecify.annotations.NullMarked;
