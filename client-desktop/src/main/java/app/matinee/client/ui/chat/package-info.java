/// What people write, and what the room tells.
@NullMarked
package app.matinee.client.ui.chat;

import org.jspecify.annotations.NullMarked;
