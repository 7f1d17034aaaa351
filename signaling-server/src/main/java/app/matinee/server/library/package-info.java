/// The films of the media folder: found, named by opaque ids, served in ranges.
@NullMarked
package app.matinee.server.library;

import org.jspecify.annotations.NullMarked;
