/// What is asked of the server over plain HTTP.
@NullMarked
package app.matinee.client.signaling.http;

import org.jspecify.annotations.NullMarked;
