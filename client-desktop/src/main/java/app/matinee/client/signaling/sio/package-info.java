/// [app.matinee.client.signaling.Signaling] over Socket.IO. The only package that imports
/// `io.socket`.
@NullMarked
package app.matinee.client.signaling.sio;

import org.jspecify.annotations.NullMarked;
