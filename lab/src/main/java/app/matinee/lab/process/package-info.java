/// Starts the real programs, drives them, and leaves none behind.
@NullMarked
package app.matinee.lab.process;

import org.jspecify.annotations.NullMarked;
