@NullMarked
package app.matinee.server.socketio;

import org.jspecify.annotations.NullMarked;
