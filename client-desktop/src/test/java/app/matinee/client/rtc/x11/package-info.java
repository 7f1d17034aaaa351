@NullMarked
package app.matinee.client.rtc.x11;

import org.jspecify.annotations.NullMarked;
