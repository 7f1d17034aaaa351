@NullMarked
package app.matinee.server.http;

import org.jspecify.annotations.NullMarked;
