/// Passwords and tokens: what proves who may come in.
@NullMarked
package app.matinee.server.access;

import org.jspecify.annotations.NullMarked;
