/// The sample film: how it is drawn, how it sounds, and how a program reads which frame it sees.
@NullMarked
package app.matinee.lab.film;

import org.jspecify.annotations.NullMarked;
