/// Which server is believed to be itself.
@NullMarked
package app.matinee.client.trust;

import org.jspecify.annotations.NullMarked;
