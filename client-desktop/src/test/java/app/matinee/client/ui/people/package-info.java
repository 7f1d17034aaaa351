@NullMarked
package app.matinee.client.ui.people;

import org.jspecify.annotations.NullMarked;
