/// The HTTP side of the port: pages, the REST interface, the checks every request passes.
@NullMarked
package app.matinee.server.http;

import org.jspecify.annotations.NullMarked;
