/// Who is here, and how to bring others.
@NullMarked
package app.matinee.client.ui.people;

import org.jspecify.annotations.NullMarked;
