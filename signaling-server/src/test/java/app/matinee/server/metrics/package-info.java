@NullMarked
package app.matinee.server.metrics;

import org.jspecify.annotations.NullMarked;
