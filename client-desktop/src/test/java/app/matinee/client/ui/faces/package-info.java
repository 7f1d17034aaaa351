@NullMarked
package app.matinee.client.ui.faces;

import org.jspecify.annotations.NullMarked;
