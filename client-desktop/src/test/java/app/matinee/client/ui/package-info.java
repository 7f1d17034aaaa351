/// Tests of the user interface, and the gallery that draws it.
@NullMarked
package app.matinee.client.ui;

import org.jspecify.annotations.NullMarked;
