@NullMarked
package app.matinee.lab.film;

import org.jspecify.annotations.NullMarked;
