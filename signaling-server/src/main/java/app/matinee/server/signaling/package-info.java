/// Between sockets and rooms: decodes, limits, authorises, answers.
@NullMarked
package app.matinee.server.signaling;

import org.jspecify.annotations.NullMarked;
