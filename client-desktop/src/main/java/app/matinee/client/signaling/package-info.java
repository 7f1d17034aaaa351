/// The port to the server: one connection, requests with answers, clock probes, the library.
@NullMarked
package app.matinee.client.signaling;

import org.jspecify.annotations.NullMarked;
