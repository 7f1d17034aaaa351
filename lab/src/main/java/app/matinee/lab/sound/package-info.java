/// What each client is heard to play: null sinks of their own, one recording of them all, and the
/// film's chirps in it.
@NullMarked
package app.matinee.lab.sound;

import org.jspecify.annotations.NullMarked;
