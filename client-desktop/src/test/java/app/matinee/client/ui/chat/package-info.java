@NullMarked
package app.matinee.client.ui.chat;

import org.jspecify.annotations.NullMarked;
