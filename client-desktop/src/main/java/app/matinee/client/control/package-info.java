/// Lets a test drive this client: a line of JSON in, a line of JSON out, on a loopback port. Off
/// unless `--control` turns it on.
@NullMarked
package app.matinee.client.control;

import org.jspecify.annotations.NullMarked;
