@NullMarked
package app.matinee.client.ui.house;

import org.jspecify.annotations.NullMarked;
