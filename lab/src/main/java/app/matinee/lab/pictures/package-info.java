/// The documents' pictures, taken from the real program, so that they stay true.
@NullMarked
package app.matinee.lab.pictures;

import org.jspecify.annotations.NullMarked;
