/// What the server and its clients say to each other: events, the playback timeline, limits, error
/// codes. Pure data; every record refuses an impossible value in its constructor.
@NullMarked
package app.matinee.protocol;

import org.jspecify.annotations.NullMarked;
