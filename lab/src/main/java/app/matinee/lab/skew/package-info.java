/// How far apart clients show the same film: from the frames they decode, from the picture on the
/// screen, and from the sound in their sinks. Never from what a player says of itself.
@NullMarked
package app.matinee.lab.skew;

import org.jspecify.annotations.NullMarked;
