@NullMarked
package app.matinee.server.access;

import org.jspecify.annotations.NullMarked;
