@NullMarked
package app.matinee.server.store;

import org.jspecify.annotations.NullMarked;
