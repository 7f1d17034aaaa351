/// Where rooms are kept. The port knows nothing of what a room is: it stores a value under an id
/// and a version, lets exactly one of several writers win, and tells followers what was committed,
/// in order.
@NullMarked
package app.matinee.server.store;

import org.jspecify.annotations.NullMarked;
