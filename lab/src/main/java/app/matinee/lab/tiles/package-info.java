/// What it costs to draw the faces.
@NullMarked
package app.matinee.lab.tiles;

import org.jspecify.annotations.NullMarked;
