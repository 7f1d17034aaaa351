/// What the laboratory puts inside a client: a log of the film's frames, and other people's ways to
/// keep in step. Runs in the client's process, never in the laboratory's own.
@NullMarked
package app.matinee.lab.rig;

import org.jspecify.annotations.NullMarked;
