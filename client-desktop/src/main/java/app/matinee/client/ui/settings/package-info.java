/// The few things a person may set, and the table of keys.
@NullMarked
package app.matinee.client.ui.settings;

import org.jspecify.annotations.NullMarked;
