@NullMarked
package app.matinee.lab.restart;

import org.jspecify.annotations.NullMarked;
