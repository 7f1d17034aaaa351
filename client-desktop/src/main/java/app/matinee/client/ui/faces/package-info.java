/// Faces, voices and screens of the people in a room.
@NullMarked
package app.matinee.client.ui.faces;

import org.jspecify.annotations.NullMarked;
