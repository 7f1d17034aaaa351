/// What the engine has to ask of an X11 display itself. Knows nothing of calls.
@NullMarked
package app.matinee.client.rtc.x11;

import org.jspecify.annotations.NullMarked;
