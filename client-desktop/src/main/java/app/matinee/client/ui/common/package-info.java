/// What all views share: words, look, keys, and the ports to settings and the outside.
@NullMarked
package app.matinee.client.ui.common;

import org.jspecify.annotations.NullMarked;
