@NullMarked
package app.matinee.server.browser;

import org.jspecify.annotations.NullMarked;
