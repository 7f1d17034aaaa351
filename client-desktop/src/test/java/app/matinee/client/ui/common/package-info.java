@NullMarked
package app.matinee.client.ui.common;

import org.jspecify.annotations.NullMarked;
