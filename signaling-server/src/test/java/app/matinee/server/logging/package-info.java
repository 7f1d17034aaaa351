@NullMarked
package app.matinee.server.logging;

import org.jspecify.annotations.NullMarked;
