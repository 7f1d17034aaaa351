/// Being in step: the server's clock and what to do about a player that strays. Pure maths, no
/// thread and no clock of its own.
@NullMarked
package app.matinee.client.sync;

import org.jspecify.annotations.NullMarked;
